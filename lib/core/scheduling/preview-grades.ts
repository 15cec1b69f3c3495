import type { Rating } from '@/lib/core/reviews/event'
import type { Load } from '@/lib/core/scheduling/load-balance'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { type Chosen, type Due, dueOf, planAnswer } from '@/lib/core/scheduling/plan-answer'
import type { DaySettings, Preset } from '@/lib/core/scheduling/preset'
import { studyDayOf } from '@/lib/core/scheduling/study-day'

export interface GradePreview extends Due {
  /** Goes into the answer event as it stands: the fold keeps the promise. */
  readonly chosen: Chosen
}

/**
 * What each button would do now. `load` (cards due by day, sibling days) lets the interval dodge crowded days;
 * without it only fuzz applies.
 */
export function previewGrades(
  card: { readonly id: string },
  memory: CardMemory,
  preset: Preset,
  now: number,
  day: DaySettings,
  load?: Load,
): Record<Rating, GradePreview> {
  const today = studyDayOf(now, day)
  const preview = (rating: Rating): GradePreview => {
    const chosen = planAnswer(card.id, memory, preset, today, rating, load)
    return { chosen, ...dueOf(chosen, now, today, day) }
  }
  return { 1: preview(1), 2: preview(2), 3: preview(3), 4: preview(4) }
}
