/**
 * What a person calls a rule: its id in words. Ids are chosen to read well ("inline-command-colon"), so a rule
 * that is added later has a name as well.
 */
export function ruleName(rule: string): string {
  const words = rule.replace(/[-_/:.]+/g, ' ').trim()
  return words === '' ? 'A rule' : words.charAt(0).toUpperCase() + words.slice(1)
}
