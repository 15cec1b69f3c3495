import { clozeDrafts, type Gap } from './cloze'
import { cutMarkdown } from './cut-markdown'
import type { DialectReader } from './dialect'
import type { MarkedText } from './marked-text'
import { readTwoSides } from './two-sides'

/**
 * Mochi: `---` between the sides of a card that is a file, `{{gap}}` (all hidden together), `{{1::gap}}` (by group).
 * Plain double braces are also how templates name a value, so without being told only words count, in a sentence.
 */
export const readMochi: DialectReader = (text, setting, isFree) => {
  const isTold = setting === 'on' || /\bmochi\b/.test(text.frontMatter)
  const gaps = text.paragraphs.flatMap(paragraph => {
    if (!isFree(paragraph)) return []
    const found = findGaps(text.mask.slice(paragraph.start, paragraph.end), paragraph.start, isTold)
    return clozeDrafts(text, paragraph, found, 'mochi-cloze')
  })
  if (gaps.length > 0) return gaps
  const sides = readTwoSides(text, isTold)
  if (sides === null || sides.isDouble || !isFree(sides) || isTypedAnswer(text, sides.back)) return []
  const [front, back] = [cutMarkdown(text, sides.front), cutMarkdown(text, sides.back)]
  if (front === '' || back === '') return []
  const lines = { startLine: sides.startLine, endLine: sides.endLine }
  return [{ kind: 'basic', rule: 'mochi-sides', front, back, answer: null, ...lines }]
}

const isTypedAnswer = (text: MarkedText, back: { start: number; end: number }): boolean =>
  /^[_*][^_*\n]+[_*]$/.test(text.source.slice(back.start, back.end).trim())

const GAP = /(?<!\{)\{\{(?:(\d{1,2})::)?([^{}\n]{1,300})\}\}(?!\})/g

/** What templates call their values; a sentence with such a gap is a template, not a card. */
const TEMPLATE_NAME =
  /^(?:[a-z]+(?:_[a-z]+)+|date|time|title|name|user(?:name)?|email|id|content|value|variable|placeholder)$/

const findGaps = (masked: string, offset: number, isTold: boolean): Gap[] =>
  [...masked.matchAll(GAP)].flatMap(match => {
    const [whole, group, inner = ''] = match
    const isWords = /^[\p{L}\p{N}\ue000][\p{L}\p{M}\p{N}\ue000 ,'’%°+-]*$/u.test(inner) && !/\s$/.test(inner)
    if (group === undefined && !isTold && (!isWords || TEMPLATE_NAME.test(inner))) return []
    if (/^c\d{1,3}::/.test(inner)) return []
    const start = offset + match.index
    const end = start + whole.length
    const innerSpan = { start: end - 2 - inner.length, end: end - 2 }
    return [{ start, end, inner: innerSpan, group: group ?? 'all', hint: '' }]
  })
