import { tidy } from '@/lib/core/cards/dialects/cut-markdown'
import type { ExplicitDraft } from './dialect'
import type { MarkedText, Span } from './marked-text'

type ClozeText = Pick<MarkedText, 'source' | 'lineOf'>

/** A gap: the whole with its markers, and what is hidden. Gaps may hold gaps. */
export interface Gap extends Span {
  readonly inner: Span
  /** Gaps of one group are hidden together. */
  readonly group: string
  readonly hint: string
}

/** Above this a paragraph of gaps is a form, not a card. */
const MOST_GROUPS = 30
const MOST_GAPS = 120

/** One card for each group of gaps: its own hidden, all others shown. */
export const clozeDrafts = (
  text: ClozeText,
  around: Span,
  gaps: readonly Gap[],
  rule: string,
): ExplicitDraft[] => {
  if (gaps.length === 0 || gaps.length > MOST_GAPS) return []
  const groups = [...new Set(gaps.map(gap => gap.group))].slice(0, MOST_GROUPS)
  return groups.flatMap(group => {
    const front = tidy(fill(text, around, gaps, group))
    const hidden = gaps.filter(gap => gap.group === group)
    const back = hidden.map(gap => tidy(fill(text, gap.inner, gaps.filter(isInside(gap)), null))).join(', ')
    if (back === '' || !saysMore(front)) return []
    const lines = {
      startLine: text.lineOf(around.start),
      endLine: text.lineOf(Math.max(around.start, around.end - 1)),
    }
    return [{ kind: 'cloze', rule, front, back, answer: null, ...lines } as const]
  })
}

const isInside =
  (outer: Gap) =>
  (gap: Gap): boolean =>
    gap !== outer && gap.start >= outer.inner.start && gap.end <= outer.inner.end

/** A front that is only a gap asks nothing. */
const saysMore = (front: string): boolean => /[\p{L}\p{N}]/u.test(front.replace(/\[[^\]]*\]/g, ''))

const fill = (text: ClozeText, { start, end }: Span, gaps: readonly Gap[], hidden: string | null): string => {
  let filled = ''
  let at = start
  const outermost = gaps
    .filter(gap => gap.start >= start && gap.end <= end)
    .filter((gap, _, all) => !all.some(other => isInside(other)(gap)))
    .sort((a, b) => a.start - b.start)
  for (const gap of outermost) {
    filled += text.source.slice(at, gap.start)
    filled +=
      gap.group === hidden
        ? `[${gap.hint === '' ? '…' : gap.hint}]`
        : fill(text, gap.inner, gaps.filter(isInside(gap)), hidden)
    at = gap.end
  }
  return filled + text.source.slice(at, end)
}
