import type { ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import { effectiveEvents } from '@/lib/core/reviews/undo'

export interface Pace {
  /** Cards answered on a day, days without any counted too. */
  readonly cardsPerDay: number
  readonly minutesPerDay: number
}

const WINDOW_DAYS = 28

/** How much the learner usually does, from the last four weeks, or from the first answer in them on; null without any. */
export function usualPace(
  logs: Iterable<readonly [string, readonly ReviewEvent[]]>,
  today: StudyDay,
): Pace | null {
  const begins = today - WINDOW_DAYS + 1
  const cardDays = new Set<string>()
  let first = today
  let spentMs = 0
  for (const [cardId, log] of logs) {
    if (!log.some(event => event.studyDay >= begins)) continue
    for (const event of effectiveEvents(log)) {
      if (event.type !== 'answer' || event.mode === 'cram') continue
      if (event.studyDay < begins || event.studyDay > today) continue
      cardDays.add(`${cardId} ${event.studyDay}`)
      first = Math.min(first, event.studyDay)
      spentMs += event.durationMs
    }
  }
  if (cardDays.size === 0) return null
  const days = today - first + 1
  return {
    cardsPerDay: Math.max(1, Math.round(cardDays.size / days)),
    minutesPerDay: spentMs / days / 60_000,
  }
}
