import type { ReviewEvent } from '@/lib/core/reviews/event'

/**
 * The total order of a learner's events: instant, then device, then the device's own count. The id settles what
 * an honest device never produces, so that any two devices always agree.
 */
export function compareEvents(a: ReviewEvent, b: ReviewEvent): number {
  return a.at - b.at || compareText(a.deviceId, b.deviceId) || a.seq - b.seq || compareText(a.id, b.id)
}

/** In total order, each id once. The input is left alone; it is returned as it is when already in order. */
export function inOrder(events: readonly ReviewEvent[]): readonly ReviewEvent[] {
  if (isInOrder(events)) return events
  const seen = new Set<string>()
  return events.toSorted(compareEvents).filter(event => {
    if (seen.has(event.id)) return false
    seen.add(event.id)
    return true
  })
}

/** Strictly rising also means that no event is there twice. */
function isInOrder(events: readonly ReviewEvent[]): boolean {
  let previous: ReviewEvent | undefined
  for (const event of events) {
    if (previous !== undefined && compareEvents(previous, event) >= 0) return false
    previous = event
  }
  return true
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
