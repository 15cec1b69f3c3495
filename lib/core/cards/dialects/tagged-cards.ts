import type { ListItem, Nodes } from 'mdast'
import { cutMarkdown } from './cut-markdown'
import { bothWays, type DialectReader, type ExplicitDraft } from './dialect'
import { type MarkedText, type Span, spanOf, walkNodes } from './marked-text'

/** Dialects that mark a card by a hashtag on its question. */

const CARD_TAG = /(?:^|\s)#card(?![\p{L}\p{N}/-])/u
const CARD_OR_REVERSE = /(?:^|\s)#card([-/](?:reverse|spaced))?(?![\p{L}\p{N}/-])/u
const FLASHCARD_TAG = /(?:^|\s)#flashcard(?![\p{L}\p{N}-])/u
/** Lines of an answer; more is a chapter. */
const LONGEST_ANSWER = 200

/** Logseq's own lines under a block: properties and the clock. */
const PROPERTY_LINE =
  /^[ \t]*(?:[\p{L}][\p{L}\p{N}_-]{0,60}::.*|(?:DEADLINE|SCHEDULED):.*|:LOGBOOK:|CLOCK:.*|:END:)$/gmu

/** Logseq: a block tagged `#card` asks, its children answer. */
export const readLogseq: DialectReader = (text, _setting, isFree) =>
  (text.mask.includes('#card') ? listItems(text.tree) : []).flatMap((item): ExplicitDraft[] => {
    const [head, ...children] = item.children
    const lines = { startLine: item.position?.start.line ?? 1, endLine: item.position?.end.line ?? 1 }
    if (head?.type !== 'paragraph' || children.length === 0 || !isFree(lines)) return []
    const span = spanOf(head)
    if (!CARD_TAG.test(text.mask.slice(span.start, span.end))) return []
    const front = withoutProperties(cutMarkdown(text, span))
    const back = withoutProperties(cutMarkdown(text, childrenSpan(text, children)))
    if (front === '' || back === '') return []
    return [{ kind: 'basic', rule: 'logseq-card', front, back, answer: null, ...lines }]
  })

const withoutProperties = (markdown: string): string =>
  markdown
    .replace(PROPERTY_LINE, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** From the start of the first child's line, so that its own indentation can be taken away. */
const childrenSpan = (text: MarkedText, children: readonly Nodes[]): Span => {
  const first = children[0]
  const last = children.at(-1)
  const start = first === undefined ? 0 : text.lineSpan(first.position?.start.line ?? 1).start
  return { start, end: last === undefined ? start : spanOf(last).end }
}

const listItems = (tree: Nodes): ListItem[] => [...walkNodes(tree)].filter(node => node.type === 'listItem')

/** flashcards-obsidian: `Question #card`, its answer in the lines below; `#card-reverse` asks both ways. */
export const readFlashcardsObsidian: DialectReader = (text, _setting, isFree) => {
  const fromHeadings = text.headings.flatMap(heading => {
    const tag = CARD_OR_REVERSE.exec(text.mask.slice(heading.start, heading.end))
    return tag === null ? [] : belowCard(text, heading.startLine, heading.endLine, tag[1], isFree)
  })
  const fromParagraphs = text.paragraphs.flatMap(paragraph => {
    for (let line = paragraph.startLine; line <= paragraph.endLine; line++) {
      const tag = CARD_OR_REVERSE.exec(text.maskLine(line))
      if (tag !== null) return belowCard(text, paragraph.startLine, line, tag[1], isFree)
    }
    return []
  })
  return [...fromHeadings, ...fromParagraphs]
}

const belowCard = (
  text: MarkedText,
  startLine: number,
  tagLine: number,
  variant: string | undefined,
  isFree: (lines: { startLine: number; endLine: number }) => boolean,
): ExplicitDraft[] => {
  if (!isFree({ startLine, endLine: tagLine })) return []
  let endLine = tagLine
  while (
    endLine < tagLine + LONGEST_ANSWER &&
    endLine < text.lineCount &&
    !text.isBlank(endLine + 1) &&
    !text.isHeading(endLine + 1)
  )
    endLine++
  if (!isFree({ startLine, endLine }) || endLine === tagLine) return []
  const front = cutMarkdown(text, { start: text.lineSpan(startLine).start, end: text.lineSpan(tagLine).end })
    .replace(/^#{1,6}\s+|^\s*[-*+]\s+/, '')
    .trim()
  const back = cutMarkdown(text, { start: text.lineSpan(tagLine + 1).start, end: text.lineSpan(endLine).end })
  if (front === '' || back === '') return []
  const draft = {
    kind: 'basic',
    rule: 'flashcards-obsidian',
    front,
    back,
    answer: null,
    startLine,
    endLine,
  } as const
  return variant?.endsWith('reverse') === true
    ? bothWays({ ...draft, rule: 'flashcards-obsidian-reversed' })
    : [draft]
}

/** NeuraCache: `question : answer #flashcard` on one line, or the answer in the lines and blocks below. */
export const readNeuracache: DialectReader = (text, _setting, isFree) =>
  text.paragraphs.flatMap(paragraph => {
    const drafts: ExplicitDraft[] = []
    for (let line = paragraph.startLine; line <= paragraph.endLine; line++) {
      const { start, end } = text.lineSpan(line)
      const span = { start: Math.max(start, paragraph.start), end: Math.min(end, paragraph.end) }
      const masked = text.mask.slice(span.start, span.end)
      if (!FLASHCARD_TAG.test(masked) || !isFree({ startLine: line, endLine: line })) continue
      const colon = / : |：|: /.exec(masked)
      if (colon !== null) {
        const front = cutMarkdown(text, { start: span.start, end: span.start + colon.index })
        const back = cutMarkdown(text, { start: span.start + colon.index + colon[0].length, end: span.end })
        if (front !== '' && back !== '') {
          drafts.push({
            kind: 'basic',
            rule: 'neuracache-line',
            front,
            back,
            answer: null,
            startLine: line,
            endLine: line,
          })
          continue
        }
      }
      drafts.push(...belowTag(text, line, span, isFree))
      break
    }
    return drafts
  })

const belowTag = (
  text: MarkedText,
  line: number,
  span: Span,
  isFree: (lines: { startLine: number; endLine: number }) => boolean,
): ExplicitDraft[] => {
  let endLine = line
  while (endLine < line + LONGEST_ANSWER && endLine < text.lineCount && !text.isBlank(endLine + 1)) endLine++
  const front = cutMarkdown(text, span)
  if (endLine === line || front === '' || !isFree({ startLine: line, endLine })) return []
  const back = cutMarkdown(text, { start: text.lineSpan(line + 1).start, end: text.lineSpan(endLine).end })
  return back === ''
    ? []
    : [{ kind: 'basic', rule: 'neuracache-block', front, back, answer: null, startLine: line, endLine }]
}
