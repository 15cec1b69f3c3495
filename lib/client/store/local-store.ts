import type { SyncedCard, SyncedNote } from '@/lib/contracts/sync'
import type { ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Appended, RejectedEvent, StoreChange, SyncStore } from '@/lib/sync/ports'

/**
 * What one learner has on this device. Two implementations keep the same promises (`tests/contract`): IndexedDB,
 * and memory for browsers that refuse to store and for tests.
 */
export interface LocalStore extends SyncStore {
  /** Whether what is appended outlives the tab. */
  readonly isDurable: boolean
  /**
   * S10: log, outbox and memory in one transaction. Events whose id is known already are ignored (S3). `seq` of the
   * given events is replaced by the store's own (S6).
   */
  append(events: readonly ReviewEvent[]): Promise<Appended>
  /** All, or those with the given ids; unknown ids are left out. */
  readNotes(ids?: readonly string[]): Promise<readonly SyncedNote[]>
  readCards(ids?: readonly string[]): Promise<readonly SyncedCard[]>
  /** By card id. Cards without a counting event have no entry. */
  readMemories(ids?: readonly string[]): Promise<ReadonlyMap<string, CardMemory>>
  /** By card id, in no particular order; an entry for each id asked for. */
  readLogs(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ReviewEvent[]>>
  /** Every card's whole log (also its older events) that has an event on `day` or later. */
  readLogsSince(day: StudyDay): Promise<ReadonlyMap<string, readonly ReviewEvent[]>>
  /** Every log there is, for statistics. Large. */
  readAllLogs(): Promise<ReadonlyMap<string, readonly ReviewEvent[]>>
  /** The last `limit` events of the log, newest first (S2). */
  readNewestEvents(limit: number): Promise<readonly ReviewEvent[]>
  countOutbox(): Promise<number>
  readRejected(): Promise<readonly RejectedEvent[]>
  /** S13: back into log and outbox. */
  retryRejected(ids: readonly string[]): Promise<StoreChange>
  /** S13: gone for good, by the learner's own decision. */
  discardRejected(ids: readonly string[]): Promise<void>
  close(): void
}
