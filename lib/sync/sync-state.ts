import type { RejectedEvent, TransportFailure } from './ports'
import type { SyncOutcome } from './sync-once'

/** What the learner is told about where their answers are; always visible (SPEC S13, S22). */
export interface SyncState {
  readonly kind: 'synced' | 'syncing' | 'waiting' | 'offline' | 'signed-out' | 'failed'
  /** Events that only this device has. */
  readonly waiting: number
  readonly rejected: readonly RejectedEvent[]
  /** Epoch milliseconds; null before the first complete sync. */
  readonly lastSyncedAt: number | null
  /** One sentence, for `failed`. */
  readonly message: string | null
}

/**
 * The state to show.
 *
 * @param failure why the last round stopped; null when it went through or none has run yet
 */
export function describeSync(facts: {
  readonly running: boolean
  readonly waiting: number
  readonly rejected: readonly RejectedEvent[]
  readonly lastSyncedAt: number | null
  readonly failure: TransportFailure | null
}): SyncState {
  const { running, waiting, rejected, lastSyncedAt, failure } = facts
  const common = { waiting, rejected, lastSyncedAt }
  if (failure !== null && failure.kind !== 'throttled') {
    if (failure.kind === 'offline' || failure.kind === 'signed-out') {
      return { ...common, kind: failure.kind, message: null }
    }
    const message =
      failure.kind === 'refused' ? failure.message : 'The server and this device do not agree. Trying again.'
    return { ...common, kind: 'failed', message }
  }
  if (running) return { ...common, kind: 'syncing', message: null }
  const kind = waiting === 0 && lastSyncedAt !== null ? 'synced' : 'waiting'
  return { ...common, kind, message: null }
}

/** The failure of a round, for `describeSync` and the next pause; null when it went through. */
export function failureOf(outcome: SyncOutcome): TransportFailure | null {
  return outcome.kind === 'stopped' ? outcome.failure : null
}
