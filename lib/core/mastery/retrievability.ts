import type { StudyDay } from '@/lib/core/reviews/event'
import { modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { elapsedDays } from '@/lib/core/scheduling/plan-answer'

/**
 * Chance of recall on study day `today`, 0 to 1, by whole study days since the last answer; 0 for a card that
 * was never answered.
 */
export function retrievability(
  memory: CardMemory | undefined,
  today: StudyDay,
  weights: readonly number[],
): number {
  if (memory === undefined || memory.stability === null) return 0
  return modelFor(weights).retrievability(memory.stability, elapsedDays(memory, today))
}
