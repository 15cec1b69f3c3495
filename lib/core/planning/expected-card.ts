import type { StudyDay } from '@/lib/core/reviews/event'
import type { MemoryModel, MemoryState } from '@/lib/core/scheduling/fsrs-adapter'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { elapsedDays, memoryStateOf } from '@/lib/core/scheduling/plan-answer'

/** A card played forward without chance: every answer counts by its expected outcome. */
export interface ExpectedCard {
  /** Null while unseen. */
  state: MemoryState | null
  lastDay: StudyDay
  dueDay: StudyDay
}

export function expectedCard(memory: CardMemory | undefined, today: StudyDay): ExpectedCard {
  return {
    state: memory === undefined ? null : memoryStateOf(memory),
    lastDay: memory === undefined ? today : today - elapsedDays(memory, today),
    dueDay: memory?.dueDay ?? today,
  }
}

export function recallOn(card: ExpectedCard, day: StudyDay, model: MemoryModel): number {
  return card.state === null ? 0 : model.retrievability(card.state.stability, Math.max(0, day - card.lastDay))
}

/** The card after an answer on `day`: recalled as likely as the model says, a first answer always Good. */
export function afterAnswer(
  card: ExpectedCard,
  day: StudyDay,
  model: MemoryModel,
  retention: number,
): ExpectedCard {
  const elapsed = Math.max(0, day - card.lastDay)
  const recall = card.state === null ? 1 : recallOn(card, day, model)
  const recalled = model.next(card.state, elapsed, 3)
  const forgotten = model.next(card.state, elapsed, 1)
  const state = {
    stability: recall * recalled.stability + (1 - recall) * forgotten.stability,
    difficulty: recall * recalled.difficulty + (1 - recall) * forgotten.difficulty,
  }
  return {
    state,
    lastDay: day,
    dueDay: day + Math.max(1, Math.round(model.interval(state.stability, retention))),
  }
}
