import { afterAnswer, type ExpectedCard, expectedCard, recallOn } from '@/lib/core/planning/expected-card'
import type { StudyDay } from '@/lib/core/reviews/event'
import { modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'

export interface BacklogDay {
  readonly day: StudyDay
  /** Due when the day begins, done on it, and left for the next. */
  readonly due: number
  readonly done: number
  readonly left: number
}

export interface BacklogPlan {
  readonly days: readonly BacklogDay[]
  /** First day that ends with nothing left; null when `mostDays` do not suffice. */
  readonly clearedOn: StudyDay | null
}

/**
 * How a heap of due cards goes down with `reviewsPerDay` reviews a day and no new cards, the weakest memories first,
 * counting what comes back in the meantime.
 */
export function planBacklog(
  memories: Iterable<CardMemory>,
  preset: Preset,
  today: StudyDay,
  reviewsPerDay: number,
  mostDays = 180,
): BacklogPlan {
  const model = modelFor(preset.weights)
  const cards: ExpectedCard[] = []
  for (const memory of memories) {
    if (memory.phase !== 'new' && !memory.suspended) cards.push(expectedCard(memory, today))
  }
  const days: BacklogDay[] = []
  for (let day = today; day < today + mostDays; day++) {
    const due = cards
      .map((card, index) => ({ card, index, recall: card.dueDay <= day ? recallOn(card, day, model) : 2 }))
      .filter(({ recall }) => recall <= 1)
      .sort((a, b) => a.recall - b.recall)
    const done = due.slice(0, Math.max(0, reviewsPerDay))
    for (const { card, index } of done) cards[index] = afterAnswer(card, day, model, preset.desiredRetention)
    days.push({ day, due: due.length, done: done.length, left: due.length - done.length })
    if (due.length === done.length) return { days, clearedOn: day }
  }
  return { days, clearedOn: null }
}
