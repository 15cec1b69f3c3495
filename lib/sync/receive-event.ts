import type { ReviewEvent } from '@/lib/core/reviews/event'
import { studyDayOf } from '@/lib/core/scheduling/study-day'
import { boundInstant, isPlausibleStudyDay } from './event-clock'

/**
 * The event as the server stores it (SPEC S8): not from the future, and on a study day that fits its instant. An
 * honest event comes back as it is.
 *
 * @param receivedAt epoch milliseconds by the server's clock
 */
export function receiveEvent(event: ReviewEvent, receivedAt: number): ReviewEvent {
  const at = boundInstant(event.at, receivedAt)
  if (at === event.at && isPlausibleStudyDay(event.studyDay, at)) return event
  return { ...event, at, studyDay: Math.max(0, studyDayOf(at, event)) }
}
