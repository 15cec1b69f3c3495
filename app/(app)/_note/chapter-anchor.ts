/** The id of a chapter on its note's page. */
export function chapterAnchor(startLine: number): string {
  return `line-${startLine}`
}

/** What the address of a note ends with to lead to the passage a card came from; see `use-target-line.ts`. */
export function passageAnchor(startLine: number): string {
  return `passage-${startLine}`
}
