import type { CarriedProgress } from '@/lib/core/cards/card'
import type { ExplicitDraft } from './dialect'
import type { MarkedComment, MarkedText } from './marked-text'

const ENTRY = /!(\d{4}-\d{2}-\d{2}),(\d{1,6}(?:\.\d{1,6})?),(\d{2,5})/g

/**
 * Gives the cards of one passage the scheduling data that stands in a comment behind it, one entry a card in their
 * order: `<!--SR:!2021-08-20,13,290!2021-08-21,4,250-->`. The comment's line becomes part of the passage.
 */
export const carryProgress = (text: MarkedText, drafts: readonly ExplicitDraft[]): ExplicitDraft[] => {
  const last = drafts[0]?.endLine
  const first = drafts[0]?.startLine
  if (last === undefined || first === undefined) return [...drafts]
  const comment = findSchedule(text, first, last + 1)
  if (comment === undefined) return [...drafts]
  const entries = [...comment.value.matchAll(ENTRY)].map(([, due = '', interval = '', ease = '']) => ({
    due,
    intervalDays: Number(interval),
    ease: Number(ease),
  }))
  return drafts.map((draft, nth) => {
    const progress: CarriedProgress | undefined = entries[nth]
    const lines = { endLine: Math.max(draft.endLine, comment.endLine) }
    return progress === undefined || !isDate(progress.due)
      ? { ...draft, ...lines }
      : { ...draft, ...lines, progress }
  })
}

const findSchedule = (text: MarkedText, from: number, to: number): MarkedComment | undefined => {
  for (let line = from; line <= to; line++) {
    const comment = text.schedules.get(line)
    if (comment !== undefined) return comment
  }
  return undefined
}

const isDate = (iso: string): boolean => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return (
    year >= 1990 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  )
}
