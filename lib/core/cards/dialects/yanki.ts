import type { Delete, Nodes } from 'mdast'
import { clozeDrafts, type Gap } from './cloze'
import { cutMarkdown } from './cut-markdown'
import { bothWays, type DialectReader, type ExplicitDraft } from './dialect'
import { type MarkedText, type Span, spanOf, walkNodes } from './marked-text'
import { firstContentLine, lastContentLine, readTwoSides } from './two-sides'

/**
 * yanki: one file is one note. `---` divides front and back, two of them ask both ways, a last paragraph that is
 * only `_emphasised_` is typed, and `~~gap _hint_~~` hides. Struck-out text is also just struck out, so without
 * being told it takes a hint somewhere in the file.
 */
export const readYanki: DialectReader = (text, setting, isFree) => {
  const isTold = setting === 'on' || /\b(?:yanki|noteId)\b/.test(text.frontMatter)
  const lines = { startLine: firstContentLine(text), endLine: lastContentLine(text) }
  if (!isFree(lines)) return []
  const gaps = readStruckGaps(text, isTold)
  if (gaps.length > 0) return gaps
  const sides = readTwoSides(text, isTold)
  const typed = lastEmphasis(text)
  if (sides === null) return typed === null ? [] : typedCard(text, isTold, typed, lines)
  const front = cutMarkdown(text, sides.front)
  const back = cutMarkdown(text, sides.back)
  if (front === '' || back === '') return []
  if (
    typed !== null &&
    typed.start >= sides.back.start &&
    text.source.slice(typed.start, typed.end).trim() === back
  ) {
    const answer = back.slice(1, -1).trim()
    return [{ kind: 'basic', rule: 'yanki-typed', front, back: answer, answer, ...lines }]
  }
  const draft = { kind: 'basic', rule: 'yanki-sides', front, back, answer: null, ...lines } as const
  return sides.isDouble ? bothWays({ ...draft, rule: 'yanki-sides-reversed' }) : [draft]
}

const typedCard = (
  text: MarkedText,
  isTold: boolean,
  typed: Span,
  lines: { readonly startLine: number; readonly endLine: number },
): ExplicitDraft[] => {
  const front = cutMarkdown(text, { start: text.lineSpan(lines.startLine).start, end: typed.start })
  const isQuestion = /[?？]["”')*_]*$/.test(front) && front.length < 400 && text.headings.length === 0
  if (front === '' || !(isTold || isQuestion)) return []
  const answer = text.source.slice(typed.start + 1, typed.end - 1).trim()
  return [{ kind: 'basic', rule: 'yanki-typed', front, back: answer, answer, ...lines }]
}

const lastEmphasis = (text: MarkedText): Span | null => {
  const last = text.tree.children.at(-1)
  if (last?.type !== 'paragraph' || last.children.length !== 1 || last.children[0]?.type !== 'emphasis')
    return null
  return spanOf(last)
}

const readStruckGaps = (text: MarkedText, isTold: boolean): ExplicitDraft[] => {
  if (!text.source.includes('~')) return []
  const paragraphs = text.paragraphs.map(paragraph => ({ paragraph, struck: deletesIn(paragraph.node) }))
  if (!isTold && !paragraphs.some(({ struck }) => struck.some(hasHint))) return []
  return paragraphs.flatMap(({ paragraph, struck }, nth) =>
    clozeDrafts(
      text,
      paragraph,
      struck.map((node, at) => toGap(text, node, `${nth}.${at}`)),
      'yanki-cloze',
    ),
  )
}

const deletesIn = (paragraph: Nodes): Delete[] =>
  [...walkNodes(paragraph)].filter(node => node.type === 'delete')

const hasHint = (node: Delete): boolean =>
  node.children.length > 1 && node.children.at(-1)?.type === 'emphasis'

const toGap = (text: MarkedText, node: Delete, group: string): Gap => {
  const { start, end } = spanOf(node)
  const width = text.source.startsWith('~~', start) ? 2 : 1
  const last = node.children.at(-1)
  const hintSpan = hasHint(node) && last !== undefined ? spanOf(last) : null
  const hint = hintSpan === null ? '' : text.source.slice(hintSpan.start + 1, hintSpan.end - 1).trim()
  const shown = text.source.slice(start + width, hintSpan?.start ?? end - width)
  return {
    start,
    end,
    inner: { start: start + width, end: start + width + shown.trimEnd().length },
    group,
    hint,
  }
}
