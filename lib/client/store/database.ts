import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { SyncedCard, SyncedNote } from '@/lib/contracts/sync'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { RejectedEvent, StoreMeta } from '@/lib/sync/ports'
import type { CardLog } from './card-log'

/** The tables of one learner's store on this device. A change of shape raises VERSION and adds a step below. */
const VERSION = 1

export interface RectoTables extends DBSchema {
  /** One record, under `meta`. `refoldAfter` is set while every card is being folded again: the last one done. */
  meta: { key: string; value: StoreMeta & { readonly refoldAfter: string | null } }
  notes: { key: string; value: SyncedNote }
  cards: { key: string; value: SyncedCard }
  logs: { key: string; value: CardLog; indexes: { lastAt: number; lastDay: number } }
  memories: { key: string; value: CardMemory }
  /** Id of an unsent event → the card whose log holds it. */
  outbox: { key: string; value: string }
  rejected: { key: string; value: RejectedEvent }
  /** Events as pages brought them, not yet in `logs` (SPEC S21). */
  arrivals: { key: number; value: readonly ReviewEvent[] }
}

export type Database = IDBPDatabase<RectoTables>

export const TABLES = [
  'meta',
  'notes',
  'cards',
  'logs',
  'memories',
  'outbox',
  'rejected',
  'arrivals',
] as const satisfies readonly (keyof RectoTables)[]

/** S28: the name carries the learner's id. */
export function databaseName(userId: string): string {
  return `recto:${userId}`
}

/**
 * @param onReplaced called when another tab needs this connection closed (a newer version, or a wipe)
 */
export async function openDatabase(userId: string, onReplaced: () => void): Promise<Database> {
  const database = await openDB<RectoTables>(databaseName(userId), VERSION, {
    upgrade(db) {
      db.createObjectStore('meta')
      db.createObjectStore('notes', { keyPath: 'id' })
      db.createObjectStore('cards', { keyPath: 'id' })
      const logs = db.createObjectStore('logs', { keyPath: 'cardId' })
      logs.createIndex('lastAt', 'lastAt')
      logs.createIndex('lastDay', 'lastDay')
      db.createObjectStore('memories')
      db.createObjectStore('outbox')
      db.createObjectStore('rejected', { keyPath: 'event.id' })
      db.createObjectStore('arrivals', { autoIncrement: true })
    },
    blocking() {
      database.close()
      onReplaced()
    },
    terminated: onReplaced,
  })
  return database
}

/** S28: removes everything one learner has on this device, what was not sent included. */
export function deleteDatabase(userId: string): Promise<void> {
  return deleteDB(databaseName(userId))
}
