import { v7 as newId } from 'uuid'
import type { Folder } from '@/lib/sync/ports'
import { deleteDatabase, openDatabase } from './database'
import { foldCardLog } from './fold-card-log'
import { createIndexedDbStore } from './indexed-db-store'
import type { LocalStore } from './local-store'
import { createMemoryStore } from './memory-store'

export interface OpenedStore {
  readonly store: LocalStore
  /** Why nothing outlives this tab, as a sentence for the learner; null when the store is durable. */
  readonly warning: string | null
}

/**
 * The store of one learner on this device (SPEC S28). A browser that refuses to keep data gets a store in memory
 * and the learner a warning: they can still study, and answers still go to the server.
 *
 * @param onReplaced called when another tab took the store away (wiped it, or runs a newer version)
 */
export async function openLocalStore(
  userId: string,
  onReplaced: () => void = () => undefined,
  fold: Folder = foldCardLog,
): Promise<OpenedStore> {
  try {
    const database = await openDatabase(userId, onReplaced)
    return { store: await createIndexedDbStore(database, userId, newId(), fold), warning: null }
  } catch {
    return {
      store: createMemoryStore(userId, newId(), fold),
      warning:
        'This browser does not let Recto keep data on the device. You can study while you are online; close the tab only when everything is saved.',
    }
  }
}

/** S28: forgets one learner on this device, for signing out on a shared machine. Unsent answers go too. */
export function wipeLocalStore(userId: string): Promise<void> {
  return deleteDatabase(userId)
}
