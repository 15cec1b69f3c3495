import type {
  PullResponse,
  PushOutcome,
  PushRequest,
  PushResponse,
  SyncedSettings,
} from '@/lib/contracts/sync'
import type { Result } from '@/lib/core/result'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'

/**
 * What the sync engine needs from the outside: a store on the device and a way to the server. The rules both
 * must keep are in SPEC.md; `tests/contract` runs one suite against every store.
 */

/** Folds one card's whole log, given in any order (S4). Null settings: nothing was ever pulled. */
export type Folder = (
  cardId: string,
  events: readonly ReviewEvent[],
  settings: SyncedSettings | null,
) => CardMemory

export interface StoreMeta {
  readonly userId: string
  readonly deviceId: string
  /** Everything up to this rev is here. */
  readonly cursor: number
  readonly nextSeq: number
  /** The newest `at` in the log; 0 when it is empty (S5). */
  readonly latestAt: number
  /** Server's clock minus the device's, in milliseconds; 0 within the tolerance (S7). */
  readonly clockOffsetMs: number
  /** By the corrected clock; null before the first complete sync. */
  readonly lastSyncedAt: number | null
  readonly settings: SyncedSettings | null
}

export interface RejectedEvent {
  readonly event: ReviewEvent
  readonly code: string
  readonly message: string
}

/** Names what a write changed, so that readers refresh no more than that. `everything`: too much to name. */
export interface StoreChange {
  readonly notes: readonly string[]
  readonly cards: readonly string[]
  /** Cards whose log or memory changed. */
  readonly memories: readonly string[]
  readonly settings: boolean
  readonly everything: boolean
}

/** The part of a device's store that synchronising needs. Every method is one transaction. */
export interface SyncStore {
  readMeta(): Promise<StoreMeta>
  /** The oldest unsent events, in the order they were appended. */
  readOutbox(limit: number): Promise<readonly ReviewEvent[]>
  /** S10, S13: takes settled events from the outbox; rejected ones also from the log. Unknown ids are ignored. */
  settlePush(outcomes: readonly PushOutcome[]): Promise<StoreChange>
  /**
   * S9, S16, S19, S21: rows, events and cursor together; the events wait to be folded. A page that does not start
   * at the store's cursor is ignored: another tab has been there.
   */
  applyPull(from: number, page: PullResponse): Promise<StoreChange>
  /** S21: folds a part of what waits to be folded; `done` when nothing is left. */
  foldPending(): Promise<{ readonly change: StoreChange; readonly done: boolean }>
  /** S24: every event into the outbox, rows dropped, cursor to 0. */
  requeueAll(): Promise<void>
  noteSync(noted: { readonly clockOffsetMs?: number; readonly lastSyncedAt?: number }): Promise<void>
}

export interface Appended {
  /** As stored: `seq` is the store's (S6). */
  readonly events: readonly ReviewEvent[]
  /** By card id, folded from the whole log in the same transaction. */
  readonly memories: ReadonlyMap<string, CardMemory>
}

export type TransportFailure =
  /** No network, a timeout, or a server that is down: try again later. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number }
  | { readonly kind: 'too-large' }
  /** S24: the cursor is above the learner's counter. */
  | { readonly kind: 'history-lost' }
  /** An answer that makes no sense: a bug or a proxy. Nothing is dropped. */
  | { readonly kind: 'refused'; readonly message: string }

export interface Transport {
  push(request: PushRequest): Promise<Result<PushResponse, TransportFailure>>
  pull(cursor: number): Promise<Result<PullResponse, TransportFailure>>
}

export const noChange: StoreChange = {
  notes: [],
  cards: [],
  memories: [],
  settings: false,
  everything: false,
}
