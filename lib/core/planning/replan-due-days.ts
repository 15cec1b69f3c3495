import type { StudyDay } from '@/lib/core/reviews/event'
import { modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import { fuzzedInterval, fuzzFactor } from '@/lib/core/scheduling/fuzz'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'

/**
 * New due days for cards in review after a change of weights or retention, when the learner asks for them: counted
 * from the last answer, never before today. Cards that keep their day are left out. Each becomes a reschedule event.
 */
export function replanDueDays(
  memories: ReadonlyMap<string, CardMemory>,
  preset: Preset,
  today: StudyDay,
): { readonly cardId: string; readonly dueDay: StudyDay }[] {
  const model = modelFor(preset.weights)
  const moved: { cardId: string; dueDay: StudyDay }[] = []
  for (const [cardId, memory] of memories) {
    if (memory.phase !== 'review' || memory.stability === null || memory.lastReviewDay === null) continue
    const interval = fuzzedInterval(
      model.interval(memory.stability, preset.desiredRetention),
      preset.fuzz ? fuzzFactor(cardId, memory.reps) : null,
      1,
      preset.maximumIntervalDays,
    )
    const dueDay = Math.max(today, memory.lastReviewDay + interval)
    // A card that is overdue stays so: to move it to today would only hide that.
    const isStillOverdue = dueDay === today && memory.dueDay !== null && memory.dueDay <= today
    if (dueDay !== memory.dueDay && !isStillOverdue) moved.push({ cardId, dueDay })
  }
  return moved
}
