import type { SyncedCard, SyncedNote } from '@/lib/contracts/sync'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { DaySettings } from '@/lib/core/scheduling/preset'
import { studyDayOf } from '@/lib/core/scheduling/study-day'
import type { RejectedEvent, StoreChange, StoreMeta } from '@/lib/sync/ports'
import type { LocalStore } from '../store/local-store'

/** What a change makes necessary to read again; null where nothing is. `whole`: it replaces, else it is laid over. */
export interface StoreRead {
  readonly meta: StoreMeta
  readonly whole: boolean
  readonly notes: readonly SyncedNote[] | null
  readonly cards: readonly SyncedCard[] | null
  /** Of the changed cards; one without an entry is new again. */
  readonly memories: ReadonlyMap<string, CardMemory> | null
  /** Of the changed cards, and of the cached ones when everything changed. */
  readonly logs: ReadonlyMap<string, readonly ReviewEvent[]>
  /** Read when the day or everything changed. */
  readonly todayLogs: ReadonlyMap<string, readonly ReviewEvent[]> | null
  readonly waiting: number
  readonly rejected: readonly RejectedEvent[]
}

/** More changed rows than this are read as a whole. */
const MANY = 2_000

/**
 * All reading for one refresh of the snapshot, so that what follows can be done in one go.
 *
 * @param now epoch milliseconds by the device's own clock
 */
export async function readStore(
  store: LocalStore,
  change: StoreChange,
  known: { readonly day: DaySettings; readonly today: number; readonly cachedLogs: readonly string[] },
  now: number,
): Promise<StoreRead> {
  const size = change.notes.length + change.cards.length + change.memories.length
  const whole = change.everything || size > MANY
  const meta = await store.readMeta()
  const today = studyDayOf(now + meta.clockOffsetMs, meta.settings ?? known.day)
  const some = <T>(
    ids: readonly string[],
    read: (ids?: readonly string[]) => Promise<T>,
  ): Promise<T | null> => (whole ? read() : ids.length > 0 ? read(ids) : Promise.resolve(null))
  const [notes, cards, memories, logs, todayLogs, waiting, rejected] = await Promise.all([
    some(change.notes, ids => store.readNotes(ids)),
    some(change.cards, ids => store.readCards(ids)),
    some(change.memories, ids => store.readMemories(ids)),
    store.readLogs(whole ? known.cachedLogs : change.memories),
    whole || change.settings || today !== known.today ? store.readLogsSince(today) : null,
    store.countOutbox(),
    store.readRejected(),
  ])
  return { meta, whole, notes, cards, memories, logs, todayLogs, waiting, rejected }
}
