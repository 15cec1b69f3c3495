import { v7 as newId } from 'uuid'
import { noChange, type StoreChange, type Transport } from '@/lib/sync/ports'
import { forgetKeptPages } from '../offline/kept-pages'
import type { LocalStore } from '../store/local-store'
import { openLocalStore, wipeLocalStore } from '../store/open-local-store'
import { createHttpTransport } from '../sync/http-transport'
import { type SyncLoop, startSyncLoop } from '../sync/sync-loop'
import { LocalData } from './local-data'
import type { InitialSettings } from './local-snapshot'

/** One learner's data in one tab: the snapshot, the sync loop behind it and the word to the other tabs (SPEC S25). */
export interface LocalSession {
  readonly userId: string
  readonly data: LocalData
  /** Sends and fetches now; resolves when that ended, well or not. */
  syncNow(): Promise<void>
  /** Sends rejected answers again (S13). */
  retryRejected(ids: readonly string[]): Promise<void>
  discardRejected(ids: readonly string[]): Promise<void>
  close(): void
}

const TICK_MS = 20_000

/** Opens the store, reads it and starts the sync loop. */
export async function openLocalSession(
  userId: string,
  initial: InitialSettings,
  transport: Transport = createHttpTransport(),
): Promise<LocalSession> {
  // The store went away under this tab: wiped at sign-out, or a newer version runs in another tab.
  const { store, warning } = await openLocalStore(userId, () => location.reload())
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`recto:${userId}`)
  const tell = (change: StoreChange) => channel?.postMessage(change)
  let loop: SyncLoop | null = null
  const data = new LocalData({
    store,
    initial,
    warning,
    clock: Date.now,
    newId,
    onSaved: change => {
      tell(change)
      loop?.requestSoon()
    },
  })
  await data.load()
  loop = startSyncLoop({
    userId,
    store,
    transport,
    onChange: change => {
      if (isNothing(change)) return
      void data.changed(change)
      tell(change)
    },
    onRound: round => {
      data.roundChanged(round)
      if (round.failure?.kind === 'signed-out') void forgetLearner(userId, store, data)
    },
  })
  channel?.addEventListener(
    'message',
    (message: MessageEvent<StoreChange>) => void data.changed(message.data),
  )
  const ticking = setInterval(() => data.tick(), TICK_MS)

  return {
    userId,
    data,
    async syncNow() {
      await loop.syncNow()
    },
    async retryRejected(ids) {
      const change = await store.retryRejected(ids)
      await data.changed(change)
      tell(change)
      loop?.requestSoon()
    },
    async discardRejected(ids) {
      await store.discardRejected(ids)
      await data.changed(noChange)
    },
    close() {
      clearInterval(ticking)
      loop.stop()
      channel?.close()
      store.close()
    },
  }
}

/**
 * The session was ended, here or from another device: nothing that can be fetched again stays readable here. What only
 * this device has stays until the learner signs in again.
 */
async function forgetLearner(userId: string, store: LocalStore, data: LocalData): Promise<void> {
  await forgetKeptPages().catch(() => undefined)
  const unsent = (await store.countOutbox()) + (await store.readRejected()).length
  // Wiping closes the store under every tab, and they reload to the sign-in page.
  if (unsent === 0 && !data.hasUnsaved() && store.isDurable) await wipeLocalStore(userId)
}

function isNothing(change: StoreChange): boolean {
  const { notes, cards, memories, settings, everything } = change
  return notes.length + cards.length + memories.length === 0 && !settings && !everything
}
