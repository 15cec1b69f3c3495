import { nextPauseMs } from '@/lib/sync/backoff'
import type { StoreChange, SyncStore, Transport, TransportFailure } from '@/lib/sync/ports'
import { syncOnce } from '@/lib/sync/sync-once'
import { failureOf } from '@/lib/sync/sync-state'

/**
 * Runs rounds of `syncOnce` for one tab: at the start, soon after an answer, when the network or the page comes
 * back, and every half minute while the page is seen. One tab of a learner sends at a time (SPEC S25); after a
 * failure the pauses grow (S22); after a sign-out nothing runs until the page comes back.
 */

const EVERY_MS = 30_000
const AFTER_APPEND_MS = 1_500

export interface SyncLoop {
  /** Runs a round soon, so that a few answers share one request. */
  requestSoon(): void
  /** Runs a round now and resolves when it ended. */
  syncNow(): Promise<void>
  stop(): void
}

export interface SyncLoopOptions {
  readonly userId: string
  readonly store: SyncStore
  readonly transport: Transport
  readonly onChange: (change: StoreChange) => void
  /** Called when a round begins and when it ends; `failure` is null while one runs and after one went through. */
  readonly onRound: (round: { readonly running: boolean; readonly failure: TransportFailure | null }) => void
}

export function startSyncLoop(options: SyncLoopOptions): SyncLoop {
  const { userId, store, transport, onChange, onRound } = options
  const stopped = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let current: Promise<void> | null = null
  let isWantedAgain = false

  const schedule = (delayMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), delayMs)
  }

  const round = async (): Promise<void> => {
    let failure: TransportFailure | null
    onRound({ running: true, failure: null })
    try {
      const outcome = await withLock(`recto-sync:${userId}`, stopped.signal, () =>
        syncOnce({ store, transport, clock: Date.now, onChange }),
      )
      failure = failureOf(outcome)
    } catch (thrown) {
      if (stopped.signal.aborted) return
      const reason = thrown instanceof Error ? thrown.message : String(thrown)
      failure = { kind: 'refused', message: `This device could not store what the server sent. (${reason})` }
    }
    if (stopped.signal.aborted) return
    onRound({ running: false, failure })
    failures = failure === null ? 0 : failures + 1
    if (failure === null) return schedule(document.hidden ? EVERY_MS * 10 : EVERY_MS)
    if (failure.kind === 'signed-out') return
    schedule(nextPauseMs(failures, Math.random(), failure.kind === 'throttled' ? failure.retryAfterMs : 0))
  }

  const run = (): Promise<void> => {
    if (current !== null) {
      isWantedAgain = true
      return current
    }
    clearTimeout(timer)
    current = round().finally(() => {
      current = null
      if (isWantedAgain && !stopped.signal.aborted && failures === 0) schedule(0)
      isWantedAgain = false
    })
    return current
  }

  const onReturn = () => {
    if (!document.hidden) void run()
  }
  window.addEventListener('online', onReturn, { signal: stopped.signal })
  document.addEventListener('visibilitychange', onReturn, { signal: stopped.signal })
  void run()

  return {
    requestSoon() {
      // While failing, the growing pause decides: an answer must not hammer a server that is down.
      if (failures > 0) return
      if (current !== null) isWantedAgain = true
      else schedule(AFTER_APPEND_MS)
    },
    syncNow: run,
    stop() {
      clearTimeout(timer)
      stopped.abort()
    },
  }
}

/** S25. Browsers without Web Locks just run: sending twice is harmless (S12). */
async function withLock<T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (navigator.locks === undefined) return work()
  return navigator.locks.request(name, { signal }, work)
}
