/** The id of a chapter on its note's page. */
export function chapterAnchor(startLine: number): string {
  return `line-${startLine}`
}
