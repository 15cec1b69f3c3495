import { cutMarkdown } from './cut-markdown'
import type { DialectReader } from './dialect'
import { lastContentLine } from './two-sides'

/**
 * mdanki: each `## heading` is a front, what stands below it is the back. Nearly every note has such headings, so
 * without being told all of them must be questions, and there must be at least two.
 */
export const readMdanki: DialectReader = (text, setting, isFree) => {
  const fronts = text.headings.filter(heading => heading.depth === 2)
  const isQuestion = (heading: (typeof fronts)[number]): boolean =>
    /[?？]\s*#*\s*$/.test(text.source.slice(heading.start, heading.end))
  const isTold = setting === 'on' || /\bmdanki\b/.test(text.frontMatter)
  if (
    !isTold &&
    (fronts.length < 2 || !fronts.every(isQuestion) || text.headings.some(({ depth }) => depth > 2))
  ) {
    return []
  }
  const edges = text.headings.filter(({ depth }) => depth <= 2)
  return fronts.flatMap(heading => {
    const next = edges[edges.indexOf(heading) + 1]
    let endLine = next === undefined ? lastContentLine(text) : next.startLine - 1
    while (endLine > heading.endLine && text.isBlank(endLine)) endLine--
    const lines = { startLine: heading.startLine, endLine }
    if (endLine <= heading.endLine || !isFree(lines)) return []
    const front = cutMarkdown(text, heading).replace(/^#+\s+|\s+#+$/g, '')
    const back = cutMarkdown(text, {
      start: text.lineSpan(heading.endLine + 1).start,
      end: text.lineSpan(endLine).end,
    })
      .replace(/^%\s*$/gm, '')
      .replace(/^(?:\[#[^\]]{1,80}\]\([^)]{0,80}\)\s*)+$/gm, '')
      .trim()
    if (front === '' || back === '') return []
    return [{ kind: 'basic', rule: 'mdanki-heading', front, back, answer: null, ...lines }]
  })
}
