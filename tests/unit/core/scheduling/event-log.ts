import type { AnswerEvent, Rating, ReviewEvent } from '@/lib/core/reviews/event'
import type { EventStamp } from '@/lib/core/reviews/make-events'
import type { Chosen } from '@/lib/core/scheduling/plan-answer'
import type { DaySettings } from '@/lib/core/scheduling/preset'
import { studyDayOf } from '@/lib/core/scheduling/study-day'

/** Stamps and answers for tests: ids count up, nothing is random, every clock reading is given. */

export const berlin: DaySettings = { zone: 'Europe/Berlin', dayStartHour: 4 }

/** `stamper('a')` makes stamps a-1, a-2 … for card `card` on device `phone`. */
export function stamper(
  prefix: string,
  day: DaySettings = berlin,
  card = 'card',
  deviceId = 'phone',
): (at: number | string) => EventStamp {
  let seq = 0
  return at => {
    seq += 1
    return { id: `${prefix}-${seq}`, cardId: card, at: instant(at), deviceId, seq, day }
  }
}

export function instant(at: number | string): number {
  return typeof at === 'number' ? at : Date.parse(at)
}

/** An answer that promises nothing, as an imported log has them: its interval is worked out by the fold. */
export function plainAnswer(stamp: EventStamp, rating: Rating, chosen: Chosen | null = null): AnswerEvent {
  return {
    id: stamp.id,
    cardId: stamp.cardId,
    at: stamp.at,
    deviceId: stamp.deviceId,
    seq: stamp.seq,
    zone: stamp.day.zone,
    dayStartHour: stamp.day.dayStartHour,
    studyDay: studyDayOf(stamp.at, stamp.day),
    type: 'answer',
    rating,
    durationMs: 5_000,
    mode: 'scheduled',
    basisEventId: null,
    chosen,
  }
}

/** The log of answers at the given instants. */
export function answersAt(
  entries: readonly (readonly [string | number, Rating])[],
  day: DaySettings = berlin,
): ReviewEvent[] {
  const stamp = stamper('e', day)
  return entries.map(([at, rating]) => plainAnswer(stamp(at), rating))
}
