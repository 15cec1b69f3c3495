import 'server-only'
import { v7 as newId } from 'uuid'
import type { CarriedProgress } from '@/lib/core/cards/card'
import { foldCard } from '@/lib/core/reviews/fold'
import { makeCarryOver } from '@/lib/core/reviews/make-events'
import type { Preset } from '@/lib/core/scheduling/preset'
import { toEventRow } from './event-row'
import { toMemoryRow } from './memory-row'
import type { Tx } from './with-user'

/**
 * Progress that another tool left in a note becomes the first event of its card. The import stands as the device
 * of these events; `firstSeq` keeps them in order over its batches.
 */
export async function writeCarryOvers(
  tx: Tx,
  userId: string,
  rev: bigint,
  importId: string,
  firstSeq: number,
  cards: readonly { readonly cardId: string; readonly progress: CarriedProgress }[],
  toPreset: (column: unknown) => Preset,
): Promise<void> {
  if (cards.length === 0) return
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { zone: true, dayStartHour: true, preset: true },
  })
  const preset = toPreset(user.preset)
  const at = Date.now()
  const events = cards.flatMap(({ cardId, progress }, place) => {
    const stamp = { id: newId(), cardId, at, deviceId: importId, seq: firstSeq + place, day: user }
    // A date that is none: the card starts as new.
    return makeCarryOver(stamp, progress) ?? []
  })
  await tx.reviewEvent.createMany({ data: events.map(event => toEventRow(userId, rev, event)) })
  await tx.cardMemory.createMany({
    data: events.map(event =>
      toMemoryRow(userId, event.cardId, foldCard({ id: event.cardId }, [event], preset)),
    ),
  })
}
