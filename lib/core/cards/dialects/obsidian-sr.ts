import { clozeDrafts, type Gap } from './cloze'
import { cutMarkdown } from './cut-markdown'
import { bothWays, type DialectReader, type ExplicitDraft } from './dialect'
import { HIDDEN, type MarkedParagraph, type MarkedText, type Span } from './marked-text'

/**
 * The forms of the Obsidian spaced repetition plugin: `Q::A`, `Q:::A`, a line `?` or `??` between the sides,
 * `==gap==` with `^[hint]` and `[^group]`. `::` also means properties, scopes and types to other people, so a
 * line that could be one of those counts only in a note that is tagged for flashcards.
 */
export const readObsidianSr: DialectReader = (text, setting, isFree) => {
  const isTagged = setting === 'on' || hasEvidence(text)
  const blocks = readBlocks(text).filter(isFree)
  const taken = new Set(blocks.flatMap(({ startLine, endLine }) => lineNumbers(startLine, endLine)))
  const drafts: ExplicitDraft[] = [...blocks]
  for (const paragraph of text.paragraphs) {
    if (
      !isFree(paragraph) ||
      lineNumbers(paragraph.startLine, paragraph.endLine).some(line => taken.has(line))
    )
      continue
    const singles = lineNumbers(paragraph.startLine, paragraph.endLine).flatMap(line => {
      return readSingleLine(text, lineSpanIn(text, paragraph, line), line, isTagged)
    })
    drafts.push(...(singles.length > 0 ? singles : readHighlights(text, paragraph)))
  }
  return drafts
}

const lineNumbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

const lineSpanIn = (text: MarkedText, paragraph: Span, line: number): Span => {
  const { start, end } = text.lineSpan(line)
  return { start: Math.max(start, paragraph.start), end: Math.min(end, paragraph.end) }
}

const hasEvidence = (text: MarkedText): boolean =>
  /(?:^|\s)#flashcards?(?![\p{L}\p{N}])/mu.test(text.mask) ||
  /\bflashcards?\b/.test(text.frontMatter) ||
  text.schedules.size > 0

const SEPARATOR = /:{2,}/g
const LONGEST_SIDE = 2000

const readSingleLine = (text: MarkedText, span: Span, line: number, isTagged: boolean): ExplicitDraft[] => {
  const masked = text.mask.slice(span.start, span.end)
  const found = [...masked.matchAll(SEPARATOR)]
  const mark = found[0]
  if (mark === undefined || found.length > 1 || mark[0].length > 3) return []
  const left = { start: span.start, end: span.start + mark.index }
  const right = { start: left.end + mark[0].length, end: span.end }
  if (isInBraces(masked, mark.index)) return []
  if (!isTagged && isOtherUse(text, left, right)) return []
  const [front, back] = [cutMarkdown(text, left), cutMarkdown(text, right)]
  if (front === '' || back === '' || front.length > LONGEST_SIDE) return []
  const draft = {
    kind: 'basic',
    rule: 'obsidian-sr-line',
    front,
    back,
    answer: null,
    startLine: line,
    endLine: line,
  } as const
  return mark[0].length === 3 ? bothWays({ ...draft, rule: 'obsidian-sr-line-reversed' }) : [draft]
}

/** `{{1::gap}}` is another tool's gap. */
const isInBraces = (masked: string, at: number): boolean =>
  masked.lastIndexOf('{{', at) > masked.lastIndexOf('}}', at)

/** `key:: value` is a property, `std::vector` a scope, `map :: a -> b` a type. */
const isOtherUse = (text: MarkedText, left: Span, right: Span): boolean => {
  const before = text.mask.slice(left.start, left.end).replace(/^[\s>]+/, '')
  const after = text.mask.slice(right.start, right.end)
  if (
    before.includes(HIDDEN.repeat(1)) &&
    /[\w)>\]]$/.test(before) &&
    /^[\w~*<]/.test(after) &&
    !/\s/.test(before)
  )
    return true
  if (/^[\p{Ll}_][\p{L}\p{N}_-]*$/u.test(before) && /^\s/.test(after)) return true
  if (
    /(?:^|[\s(<])[a-z_][\w]*(?:<[^>]{0,40}>)?$/.test(before) &&
    /^[~a-z_][\w]*(?:[\s(<,.;:&*]|$)/.test(after)
  ) {
    return !isShortPair(before, after)
  }
  return /^[\p{L}\p{N}_']+\s$/u.test(before) && /(?:->|=>|→)/.test(after)
}

/** A vocabulary line has a few words on each side and no sentence about the first. */
const isShortPair = (before: string, after: string): boolean => {
  const words = (side: string): number => side.trim().split(/\s+/).length
  return (
    words(before) <= 3 &&
    words(after) <= 3 &&
    !/\b(?:is|are|std|fn|::)\b|[(){}<>;]/.test(`${before} ${after}`) &&
    !/_/.test(before + after) &&
    !/^std$/.test(before)
  )
}

/** Blocks of lines without a blank one, with a line `?` or `??` inside. */
const readBlocks = (text: MarkedText): ExplicitDraft[] => {
  const drafts: ExplicitDraft[] = []
  let last = 0
  for (let line = 2; line < text.lineCount; line++) {
    const mark = text.rawLine(line).replace(/^[\s>]+|\s+$/g, '')
    if ((mark !== '?' && mark !== '??') || !text.maskLine(line).includes(mark)) continue
    const first = blockEdge(text, line, -1, last)
    const end = blockEdge(text, line, 1, text.lineCount + 1)
    if (first >= line || end <= line) continue
    const front = cutMarkdown(text, { start: text.lineSpan(first).start, end: text.lineSpan(line - 1).end })
    const back = cutMarkdown(text, { start: text.lineSpan(line + 1).start, end: text.lineSpan(end).end })
    if (front === '' || back === '') continue
    const draft = {
      kind: 'basic',
      rule: 'obsidian-sr-block',
      front,
      back,
      answer: null,
      startLine: first,
      endLine: end,
    } as const
    drafts.push(...(mark === '??' ? bothWays({ ...draft, rule: 'obsidian-sr-block-reversed' }) : [draft]))
    last = end
    line = end
  }
  return drafts
}

/** The outermost line of the block around `line` in one direction, short of blank lines and headings. */
const blockEdge = (text: MarkedText, line: number, step: 1 | -1, limit: number): number => {
  const stops = (at: number): boolean =>
    at === limit ||
    at < 1 ||
    at > text.lineCount ||
    text.isBlank(at) ||
    /^<!--\s*SR:/.test(text.rawLine(at)) ||
    text.isHeading(at)
  let at = line
  while (!stops(at + step)) at += step
  return at
}

const HIGHLIGHT = /==(?=[^\s=])((?:(?!==)[^\n]|\n(?!\s*\n)){1,300}?)(?<=[^\s=])==(?!=)/g
const SUFFIX = /^(?:\^\[([^\]\n]{1,120})\])?(?:\[\^([\w-]{1,20})\])?/

const readHighlights = (text: MarkedText, paragraph: MarkedParagraph): ExplicitDraft[] => {
  const masked = text.mask.slice(paragraph.start, paragraph.end)
  const gaps: Gap[] = []
  for (const match of masked.matchAll(HIGHLIGHT)) {
    const start = paragraph.start + match.index
    const close = start + match[0].length
    const suffix = SUFFIX.exec(text.source.slice(close, close + 200))
    const [, hint = '', group = `${gaps.length + 1}.`] = suffix ?? []
    const end = close + (suffix?.[0].length ?? 0)
    gaps.push({ start, end, inner: { start: start + 2, end: close - 2 }, group, hint })
  }
  return clozeDrafts(text, paragraph, gaps, 'obsidian-sr-cloze')
}
