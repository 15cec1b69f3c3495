import { commandStem, programOf } from '@/lib/core/cards/commands/command-shape'
import { sentencesOf } from '@/lib/core/cards/language/phrases'
import type { Entry } from '@/lib/core/cards/passages/block'
import { isSolidAt } from '@/lib/core/cards/passages/split-entry'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'flag-in-explanation'

const FLAG = /(?<![\w-])(--?[A-Za-z][\w-]*)(?![\w-])/g
const SAYS =
  /^\s*(?:flags?|options?|switch(?:es)?|arguments?|parameters?)?\s*(?:(?:is used |are used |is |are )?(?:to|for)\s|tells?\s|means?\s|stands for\s|[:=]\s?|→\s?|-\s|will\s|lets you\s|allows you to\s|makes?\s|sets?\s|shows?\s|specif(?:y|ies)\s|is\s|are\s)/i
/** "Empty the tank by adding the -x flag": what the flag does stands before it. */
const PURPOSE_BEFORE =
  /\S\s+(?:by|when)\s+(?:adding|using|passing|giving|setting|specifying|appending|including)\s+(?:the\s+|a\s+|an\s+)?[`"']?$/i
const LEANS = /^(?:however|then|also|but|this|that|it|so|otherwise|instead|you can)\b/i

/**
 * Flags that the explanation of a command speaks of: a card each, asked with the command they belong to.
 * @param wide the command is only near by: flags are then asked with the program alone.
 */
export function mineFlagMentions(
  text: Run,
  command: string,
  entry: Entry,
  place: Place,
  wide = false,
): boolean {
  const stem = wide ? programOf(command.replace(/^[$%>]\s+/, '')) : commandStem(command)
  if (stem === '' || !text.plain.includes('-')) return false
  const sentences = sentencesOf(text.plain, offset => isSolidAt(text, offset))
  const seen = new Set<string>()
  let made = false
  for (const [index, span] of sentences.entries()) {
    const sentence = text.plain.slice(span.from, span.to)
    const matches = [...sentence.matchAll(FLAG)]
    for (const [nth, match] of matches.entries()) {
      const flag = match[1] ?? ''
      if (seen.has(flag) || seen.size >= 6 || sentence.trim() === flag) continue
      const at = span.from + match.index
      const next = matches[nth + 1]
      const after = text.plain.slice(at + flag.length, span.to)
      const says = SAYS.exec(after)
      const end = next === undefined ? span.to : span.from + next.index
      const leans = LEANS.test(sentence.trim()) && index > 0
      const from = leans
        ? (sentences[index - 1]?.from ?? span.from)
        : says === null
          ? span.from
          : at + flag.length + lead(says[0])
      const purpose = PURPOSE_BEFORE.exec(sentence.slice(0, match.index))
      const [start, stop] =
        purpose !== null
          ? [span.from, span.from + purpose.index + 1]
          : [from, says === null || leans ? span.to : end]
      if (!spokenOf(sentence, match.index, flag, command)) continue
      seen.add(flag)
      const meaning = runToMarkdown(sliceRun(text, start, stop)).replace(/[\s,;]+(?:and|or)?\s*$/, '')
      made = place.writer.flag(RULE, flag, stem, meaning, originOf(place, entry)) || made
    }
  }
  return made
}

/** What joins flag and meaning without being part of it. */
function lead(said: string): number {
  const joint = /^\s*(?:flags?|options?|switch(?:es)?|arguments?|parameters?)?\s*(?:[:=→]|-\s)?\s*/i.exec(
    said,
  )
  return joint?.[0].length ?? 0
}

/** The flag is the subject of the sentence, not merely part of a longer command quoted in it. */
function spokenOf(sentence: string, at: number, flag: string, command: string): boolean {
  const before = sentence.slice(0, at)
  const after = sentence.slice(at + flag.length)
  if (/[\w/]$/.test(before)) return false
  if (command.includes(flag)) return true
  return (
    /\b(?:the|a|an|using|adding|with|without|add|use|pass|option|flag|by|la|el|o|a|die|der|das|mit|avec|con|com)\s+[`"']?$/i.test(
      before,
    ) || /^[`"']?\s+(?:flag|option|switch|argument|parameter|tells|means|lets|is|to)\b/i.test(after)
  )
}
