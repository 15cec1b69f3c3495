import type { ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import { inOrder } from '@/lib/core/reviews/event-order'
import { applyEvent, newCardMemory } from '@/lib/core/reviews/fold'
import { effectiveEvents } from '@/lib/core/reviews/undo'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'

/** A card's memory from a day on, until the next moment begins. */
export interface Moment {
  readonly day: StudyDay
  readonly memory: CardMemory
}

/** Every state a card has been in, one moment a day at most (the day's last), in order. */
export function memoryTimeline(
  card: { readonly id: string },
  events: readonly ReviewEvent[],
  preset: Preset,
): Moment[] {
  const moments: Moment[] = []
  let memory = newCardMemory
  for (const event of effectiveEvents(inOrder(events))) {
    memory = applyEvent(card, memory, event, preset)
    // Flying west may put an event on an earlier day than the one before: it belongs to the day already begun.
    const day = Math.max(event.studyDay, moments.at(-1)?.day ?? event.studyDay)
    if (moments.at(-1)?.day === day) moments.pop()
    moments.push({ day, memory })
  }
  return moments
}
