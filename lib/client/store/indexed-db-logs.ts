import type { IDBPTransaction } from 'idb'
import type { SyncedSettings } from '@/lib/contracts/sync'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Appended, Folder } from '@/lib/sync/ports'
import { type CardLog, groupByCard, memoryOf, mergeIntoLog } from './card-log'
import { type Database, type RectoTables, TABLES } from './database'

/**
 * The steps inside a transaction of the IndexedDB store. Only requests of that transaction may be awaited in it:
 * the browser commits as soon as none is open. Folding is synchronous and fits in between.
 */

type Tables = (typeof TABLES)[number][]
export type WriteTx = IDBPTransaction<RectoTables, Tables, 'readwrite'>
type Meta = RectoTables['meta']['value']

/** Arrived pages folded at once: bounds memory, and folds each card of a usual first sync only once. */
const ARRIVALS_AT_ONCE = 128
const REFOLD_AT_ONCE = 500
const META = 'meta'

/** One transaction over all tables: commits when `work` returns, changes nothing when it throws. */
export async function inWriteTx<T>(
  database: Database,
  work: (tx: WriteTx) => Promise<T>,
  options?: IDBTransactionOptions,
): Promise<T> {
  const tx = database.transaction([...TABLES], 'readwrite', options)
  let value: T
  try {
    value = await work(tx)
  } catch (thrown) {
    tx.done.catch(() => undefined)
    // Already aborted when a request failed; without the abort what was written so far would be committed.
    if (tx.error === null) tryAbort(tx)
    throw thrown
  }
  await tx.done
  return value
}

function tryAbort(tx: WriteTx): void {
  try {
    tx.abort()
  } catch {
    // It had ended by itself.
  }
}

/** Starts a request whose result nobody reads: its failure ends the transaction, which reports it. */
export function queue(request: Promise<unknown>): void {
  request.catch(() => undefined)
}

export async function readMetaIn(tx: WriteTx): Promise<Meta> {
  const meta = await tx.objectStore('meta').get(META)
  if (meta === undefined) throw new Error('The local store was emptied while it was open.')
  return meta
}

export function writeMetaIn(tx: WriteTx, meta: Meta): void {
  queue(tx.objectStore('meta').put(meta, META))
}

export async function readLogsIn(
  store: { get(cardId: string): Promise<CardLog | undefined> },
  cardIds: ReadonlySet<string>,
): Promise<Map<string, CardLog>> {
  const logs = new Map<string, CardLog>()
  for (const log of await Promise.all([...cardIds].map(id => store.get(id)))) {
    if (log !== undefined) logs.set(log.cardId, log)
  }
  return logs
}

export async function appendEvents(
  tx: WriteTx,
  events: readonly ReviewEvent[],
  fold: Folder,
): Promise<Appended> {
  const meta = await readMetaIn(tx)
  const cardIds = new Set(events.map(event => event.cardId))
  const logs = await readLogsIn(tx.objectStore('logs'), cardIds)
  const known = new Set([...logs.values()].flatMap(log => log.events.map(({ id }) => id)))
  const stored: ReviewEvent[] = []
  for (const event of events) {
    if (known.has(event.id) || (await tx.objectStore('rejected').getKey(event.id)) !== undefined) continue
    stored.push({ ...event, seq: meta.nextSeq + stored.length })
    queue(tx.objectStore('outbox').put(event.cardId, event.id))
  }
  const nextSeq = meta.nextSeq + stored.length
  writeMetaIn(tx, { ...meta, nextSeq, latestAt: newestInstant(stored, meta.latestAt) })
  const folded = await mergeEvents(tx, stored, meta.settings, fold)
  const memories = new Map<string, CardMemory>()
  for (const cardId of cardIds) {
    const memory = folded.has(cardId) ? folded.get(cardId) : await tx.objectStore('memories').get(cardId)
    if (memory) memories.set(cardId, memory)
  }
  return { events: stored, memories }
}

/** Folds pages that have arrived; names the touched cards, or null when nothing has arrived. */
export async function foldArrivals(
  tx: WriteTx,
  fold: Folder,
  most: number | 'all' = ARRIVALS_AT_ONCE,
): Promise<string[] | null> {
  const limit = most === 'all' ? undefined : most
  const arrivals = tx.objectStore('arrivals')
  const keys = await arrivals.getAllKeys(null, limit)
  const last = keys.at(-1)
  if (last === undefined) return null
  const pages = await arrivals.getAll(null, limit)
  const { settings } = await readMetaIn(tx)
  const memories = await mergeEvents(tx, pages.flat(), settings, fold)
  queue(arrivals.delete(IDBKeyRange.upperBound(last)))
  return [...memories.keys()]
}

/** Folds the next cards of a refold of everything; names them, or null when none is under way. */
export async function refoldNext(tx: WriteTx, fold: Folder): Promise<string[] | null> {
  const meta = await readMetaIn(tx)
  if (meta.refoldAfter === null) return null
  const range = IDBKeyRange.lowerBound(meta.refoldAfter, true)
  const logs = await tx.objectStore('logs').getAll(range, REFOLD_AT_ONCE)
  for (const log of logs) keepMemory(tx, log, meta.settings, fold)
  const refoldAfter = logs.length < REFOLD_AT_ONCE ? null : (logs.at(-1)?.cardId ?? null)
  writeMetaIn(tx, { ...meta, refoldAfter })
  return logs.map(log => log.cardId)
}

/** Puts events into their logs and folds those; an entry for each touched card, null when it is new again. */
export async function mergeEvents(
  tx: WriteTx,
  events: readonly ReviewEvent[],
  settings: SyncedSettings | null,
  fold: Folder,
): Promise<Map<string, CardMemory | null>> {
  const groups = groupByCard(events)
  const logs = await readLogsIn(tx.objectStore('logs'), new Set(groups.keys()))
  const memories = new Map<string, CardMemory | null>()
  for (const [cardId, group] of groups) {
    const log = mergeIntoLog(cardId, logs.get(cardId), group)
    memories.set(cardId, keepLog(tx, cardId, log, settings, fold))
  }
  return memories
}

/** Stores a card's log with the memory that follows from it; both go when the log is empty. */
export function keepLog(
  tx: WriteTx,
  cardId: string,
  log: CardLog | null,
  settings: SyncedSettings | null,
  fold: Folder,
): CardMemory | null {
  if (log !== null) {
    queue(tx.objectStore('logs').put(log))
    return keepMemory(tx, log, settings, fold)
  }
  queue(tx.objectStore('logs').delete(cardId))
  queue(tx.objectStore('memories').delete(cardId))
  return null
}

function keepMemory(
  tx: WriteTx,
  log: CardLog,
  settings: SyncedSettings | null,
  fold: Folder,
): CardMemory | null {
  const memory = memoryOf(log, settings, fold)
  const memories = tx.objectStore('memories')
  queue(memory === null ? memories.delete(log.cardId) : memories.put(memory, log.cardId))
  return memory
}

export function newestInstant(events: readonly ReviewEvent[], atLeast: number): number {
  return events.reduce((latest, event) => Math.max(latest, event.at), atLeast)
}
