/** The form in which two sides count as the same: case, blanks, emphasis and escapes do not tell cards apart. */
export function foldSide(markdown: string): string {
  return markdown
    .normalize('NFKC')
    .replace(/\\\n/g, ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[`*]/g, '')
    .replace(/\\([|\\<>_[\]()#+.!-])/g, '$1')
    .replace(/\s+/g, '')
    .toLowerCase()
}
