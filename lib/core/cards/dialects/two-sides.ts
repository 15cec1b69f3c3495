import type { LineRange } from '@/lib/core/notes/note'
import type { MarkedText, Span } from './marked-text'

/** A file that is one card: a front, a line `---`, a back. */
export interface TwoSides extends LineRange {
  readonly front: Span
  readonly back: Span
  /** Two breaks under each other: the card is asked both ways. */
  readonly isDouble: boolean
}

const LONGEST_FRONT = 400

/**
 * Reads the whole file as one card, or null. Most notes with a `---` are not cards; so without being told, only a
 * short question that ends in a question mark counts, or a front matter that names the tool.
 */
export const readTwoSides = (text: MarkedText, isTold: boolean): TwoSides | null => {
  const breaks = breakLines(text)
  const [first, second] = breaks
  if (first === undefined) return null
  const isDouble = second !== undefined && isEmptyBetween(text, first, second)
  const rest = breaks.slice(isDouble ? 2 : 1)
  const firstLine = firstContentLine(text)
  const lastLine = lastContentLine(text)
  const backLine = (isDouble ? second : first) + 1
  if (firstLine >= first || backLine > lastLine) return null
  const front = { start: text.lineSpan(firstLine).start, end: text.lineSpan(first - 1).end }
  const back = { start: text.lineSpan(backLine).start, end: text.lineSpan(lastLine).end }
  if (!isTold) {
    const question = text.source.slice(front.start, front.end).trim()
    const hasChapters = text.headings.some(heading => heading.startLine > firstLine)
    if (
      rest.length > 0 ||
      hasChapters ||
      question.length > LONGEST_FRONT ||
      !/[?？]["”')*_]*$/.test(question)
    )
      return null
  }
  return { front, back, isDouble, startLine: firstLine, endLine: lastLine }
}

/** Lines that are a thematic break, or would be one if the line above were not taken for a heading. */
const breakLines = (text: MarkedText): number[] => {
  const lines: number[] = []
  for (const node of text.tree.children) {
    const last = node.position?.end.line ?? 0
    const isUnderline = node.type === 'heading' && /^---+\s*$/.test(text.rawLine(last))
    if (isUnderline || (node.type === 'thematicBreak' && text.rawLine(last).trim().startsWith('-')))
      lines.push(last)
  }
  return lines
}

const isEmptyBetween = (text: MarkedText, from: number, to: number): boolean => {
  for (let line = from + 1; line < to; line++) if (!text.isBlank(line)) return false
  return true
}

export const firstContentLine = (text: MarkedText): number => {
  const content = text.tree.children.find(node => node.type !== 'yaml')
  return content?.position?.start.line ?? 1
}

export const lastContentLine = (text: MarkedText): number =>
  text.tree.children.at(-1)?.position?.end.line ?? 1
