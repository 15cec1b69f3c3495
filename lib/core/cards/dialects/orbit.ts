import { clozeDrafts, type Gap } from './cloze'
import { cutMarkdown } from './cut-markdown'
import type { DialectReader, ExplicitDraft } from './dialect'
import type { MarkedText } from './marked-text'

/** Orbit: `Q. …` and `A. …` under each other; `{gap}` in a paragraph where the note has such questions. */
export const readOrbit: DialectReader = (text, setting, isFree) => {
  const questions = readQuestions(text).filter(isFree)
  if (questions.length === 0 && setting !== 'on') return []
  const taken = new Set(questions.flatMap(({ startLine, endLine }) => [startLine, endLine]))
  const gaps = text.paragraphs
    .filter(
      paragraph => isFree(paragraph) && !taken.has(paragraph.startLine) && !taken.has(paragraph.endLine),
    )
    .flatMap(paragraph =>
      clozeDrafts(
        text,
        paragraph,
        findBraces(text.mask.slice(paragraph.start, paragraph.end), paragraph.start),
        'orbit-cloze',
      ),
    )
  return [...questions, ...gaps]
}

const readQuestions = (text: MarkedText): ExplicitDraft[] => {
  const drafts: ExplicitDraft[] = []
  for (let line = 1; line < text.lineCount; line++) {
    if (!/^Q\.\s/.test(text.maskLine(line))) continue
    let answer = line + 1
    while (answer <= text.lineCount && !/^[AQ]\.\s/.test(text.maskLine(answer))) {
      if (text.isBlank(answer) && !/^A\.\s/.test(text.maskLine(answer + 1))) break
      answer++
    }
    if (!/^A\.\s/.test(text.maskLine(answer))) continue
    let end = answer
    while (end < text.lineCount && !text.isBlank(end + 1) && !/^Q\.\s/.test(text.maskLine(end + 1))) end++
    const front = cutMarkdown(text, {
      start: text.lineSpan(line).start + 2,
      end: text.lineSpan(answer - 1).end,
    })
    const back = cutMarkdown(text, { start: text.lineSpan(answer).start + 2, end: text.lineSpan(end).end })
    if (front === '' || back === '') continue
    drafts.push({
      kind: 'basic',
      rule: 'orbit-question',
      front,
      back,
      answer: null,
      startLine: line,
      endLine: end,
    })
    line = end
  }
  return drafts
}

const BRACE = /(?<!\{)\{(?=[^\s{}])([^{}\n]{1,200})\}(?!\})/g

const findBraces = (masked: string, offset: number): Gap[] =>
  [...masked.matchAll(BRACE)].map((match, nth) => {
    const start = offset + match.index
    const end = start + match[0].length
    return { start, end, inner: { start: start + 1, end: end - 1 }, group: `${nth}`, hint: '' }
  })
