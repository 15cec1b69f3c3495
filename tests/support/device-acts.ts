/** What a learner does to a card on a device, as the pages do it: an event made from what the store knows. */
import type { LocalStore } from '@/lib/client/store/local-store'
import type { Rating, ReviewEvent } from '@/lib/core/reviews/event'
import { newCardMemory } from '@/lib/core/reviews/fold'
import {
  makeAnswer,
  makeBury,
  makeReset,
  makeSuspend,
  makeUndo,
  makeUnsuspend,
} from '@/lib/core/reviews/make-events'
import type { DaySettings, Preset } from '@/lib/core/scheduling/preset'
import { previewGrades } from '@/lib/core/scheduling/preview-grades'
import { issueInstant } from '@/lib/sync/event-clock'

export type Act =
  | { readonly do: 'answer'; readonly rating: Rating }
  | { readonly do: 'undo' | 'suspend' | 'unsuspend' | 'bury' | 'reset' }

export interface ActSetting {
  readonly store: LocalStore
  /** The device's own clock, uncorrected, epoch milliseconds. */
  readonly clock: () => number
  readonly newId: () => string
  readonly day: DaySettings
  readonly preset: Preset
}

/** The event of an act, not appended yet; null when there is nothing to take back. */
export async function makeActEvent(
  { store, clock, newId, day, preset }: ActSetting,
  cardId: string,
  act: Act,
): Promise<ReviewEvent | null> {
  const meta = await store.readMeta()
  const now = clock() + meta.clockOffsetMs
  const stamp = {
    id: newId(),
    cardId,
    at: issueInstant(now, meta.latestAt),
    deviceId: meta.deviceId,
    seq: meta.nextSeq,
    day,
  }
  if (act.do === 'undo') {
    const [newest] = await store.readNewestEvents(1)
    return newest === undefined ? null : makeUndo(stamp, newest)
  }
  if (act.do === 'answer') {
    const memory = (await store.readMemories([cardId])).get(cardId) ?? newCardMemory
    const { chosen } = previewGrades({ id: cardId }, memory, preset, now, day)[act.rating]
    return makeAnswer(stamp, { rating: act.rating, durationMs: 3_000, memory, chosen })
  }
  const make = { suspend: makeSuspend, unsuspend: makeUnsuspend, bury: makeBury, reset: makeReset }[act.do]
  return make(stamp)
}
