import { clozeDrafts, type Gap } from './cloze'
import { cutMarkdown } from './cut-markdown'
import type { DialectReader, ExplicitDraft } from './dialect'
import type { MarkedText } from './marked-text'

/**
 * hashcards and repeater: `Q:` and `A:` at the start of a line, `C:` with one card for each `[bracket]`. A card
 * ends at the next mark, at `---` or a heading. A blank line ends it too, unless a separator or another card
 * follows later: then the note is a deck, and answers may have paragraphs.
 */
export const readHashcards: DialectReader = (text, _setting, isFree) => {
  const marks = findMarks(text)
  return marks.flatMap(({ line, mark }, nth): readonly ExplicitDraft[] => {
    if (mark === 'A' || !isFree({ startLine: line, endLine: line })) return []
    if (mark === 'C') return readGaps(text, line, lastLine(text, line, marks[nth + 1]?.line))
    const answer = marks[nth + 1]
    if (answer?.mark !== 'A' || hasBreak(text, line, answer.line)) return []
    const endLine = lastLine(text, answer.line, marks[nth + 2]?.line)
    const front = cutMarkdown(text, {
      start: text.lineSpan(line).start + 2,
      end: text.lineSpan(answer.line - 1).end,
    })
    const back = cutMarkdown(text, {
      start: text.lineSpan(answer.line).start + 2,
      end: text.lineSpan(endLine).end,
    })
    if (front === '' || back === '') return []
    return [
      { kind: 'basic', rule: 'hashcards-question', front, back, answer: null, startLine: line, endLine },
    ]
  })
}

interface Mark {
  readonly line: number
  readonly mark: 'Q' | 'A' | 'C'
}

/** A question in the middle of a paragraph is a sentence; one after an answer's lines is the next card. */
const findMarks = (text: MarkedText): Mark[] => {
  const marks: Mark[] = []
  for (let line = 1; line <= text.lineCount; line++) {
    const mark = /^([QAC]):(?:\s|$)/.exec(text.maskLine(line))?.[1]
    if (mark !== 'Q' && mark !== 'A' && mark !== 'C') continue
    if (mark === 'C' && !/\[/.test(text.maskLine(line)) && !/\[/.test(text.maskLine(line + 1))) continue
    marks.push({ line, mark })
  }
  return marks
}

const isBreak = (text: MarkedText, line: number): boolean =>
  /^ {0,3}(?:-[ \t]*){3,}$/.test(text.rawLine(line))
const hasBreak = (text: MarkedText, from: number, to: number): boolean => {
  for (let line = from + 1; line < to; line++) if (isEdge(text, line)) return true
  return false
}
const isEdge = (text: MarkedText, line: number): boolean => isBreak(text, line) || text.isHeading(line)

const lastLine = (text: MarkedText, from: number, nextMark: number | undefined): number => {
  let edge = from + 1
  while (edge <= text.lineCount && edge !== nextMark && !isEdge(text, edge)) edge++
  const isDeck = edge === nextMark || (edge <= text.lineCount && isBreak(text, edge))
  let last = from
  for (let line = from + 1; line < edge; line++) {
    if (!text.isBlank(line)) last = line
    else if (!isDeck) break
  }
  return last
}

const BRACKET = /\[([^[\]]{1,400})\]/g

const readGaps = (text: MarkedText, startLine: number, endLine: number): ExplicitDraft[] => {
  const around = { start: text.lineSpan(startLine).start + 2, end: text.lineSpan(endLine).end }
  const masked = text.mask.slice(around.start, around.end)
  const gaps: Gap[] = [...masked.matchAll(BRACKET)].map((match, nth) => {
    const start = around.start + match.index
    const end = start + match[0].length
    return { start, end, inner: { start: start + 1, end: end - 1 }, group: `${nth}`, hint: '' }
  })
  return clozeDrafts(text, around, gaps, 'hashcards-cloze').map(draft => ({
    ...draft,
    startLine,
    front: draft.front.replace(/\\([[\]])/g, '$1'),
  }))
}
