import { memoryTimeline } from '@/lib/core/mastery/memory-timeline'
import type { ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import { modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import type { Preset } from '@/lib/core/scheduling/preset'

/** Days looked ahead at most, and points drawn at most. */
const FURTHEST_AHEAD = 365
const MOST_POINTS = 400

/**
 * A card's chance of recall from its first answer until about as long after today as it has been known, at the
 * start of each day; an answer shows as two points of one day, before and after. Empty for a card without a memory.
 */
export function recallCurve(
  card: { readonly id: string },
  events: readonly ReviewEvent[],
  preset: Preset,
  today: StudyDay,
): { readonly day: StudyDay; readonly recall: number }[] {
  const model = modelFor(preset.weights)
  // A reset begins the curve anew.
  const timeline = memoryTimeline(card, events, preset)
  const begins = timeline.findLastIndex(({ memory }) => memory.stability === null) + 1
  const moments = timeline.slice(begins)
  const first = moments[0]
  if (first === undefined) return []
  const end = today + Math.min(FURTHEST_AHEAD, Math.max(14, today - first.day))
  const step = Math.max(1, Math.ceil((end - first.day) / MOST_POINTS))
  const points: { day: StudyDay; recall: number }[] = []
  for (const [index, { day, memory }] of moments.entries()) {
    const { stability } = memory
    if (stability === null) continue
    const answeredOn = memory.lastReviewDay ?? day
    const until = moments[index + 1]?.day ?? end
    const add = (on: StudyDay) =>
      points.push({ day: on, recall: model.retrievability(stability, Math.max(0, on - answeredOn)) })
    for (let on = day; on < until; on += step) {
      add(on)
      // Today is always a point of its own.
      if (on < today && on + step > today && today < until) add(today)
    }
    add(until)
  }
  return points
}
