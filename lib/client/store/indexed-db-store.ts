import type { SyncedCard, SyncedNote } from '@/lib/contracts/sync'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { compareEvents } from '@/lib/core/reviews/event-order'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { type Folder, noChange } from '@/lib/sync/ports'
import { removeFromLog } from './card-log'
import type { Database } from './database'
import {
  appendEvents,
  foldArrivals,
  inWriteTx,
  keepLog,
  mergeEvents,
  newestInstant,
  queue,
  readLogsIn,
  readMetaIn,
  refoldNext,
  writeMetaIn,
} from './indexed-db-logs'
import type { LocalStore } from './local-store'

/** The store in IndexedDB: every method is one transaction, its steps are in `indexed-db-logs.ts`. */

const META = 'meta'

/** Opens the store on a database; a fresh one takes `newDeviceId` as its identity, an existing one keeps its own. */
export async function createIndexedDbStore(
  database: Database,
  userId: string,
  newDeviceId: string,
  fold: Folder,
): Promise<LocalStore> {
  await introduce(database, userId, newDeviceId)

  return {
    isDurable: true,
    async readMeta() {
      const meta = await database.get('meta', META)
      if (meta === undefined) throw new Error('The local store was emptied while it was open.')
      const { refoldAfter: _, ...rest } = meta
      return rest
    },
    async readOutbox(limit) {
      const tx = database.transaction(['outbox', 'logs'])
      const outbox = tx.objectStore('outbox')
      const [ids, cardIds] = await Promise.all([outbox.getAllKeys(null, limit), outbox.getAll(null, limit)])
      const unsent = new Set(ids)
      const logs = await readLogsIn(tx.objectStore('logs'), new Set(cardIds))
      const events = [...logs.values()].flatMap(log => log.events).filter(({ id }) => unsent.has(id))
      return events.sort(compareEvents)
    },
    append: events => inWriteTx(database, tx => appendEvents(tx, events, fold), { durability: 'strict' }),
    settlePush: outcomes =>
      inWriteTx(database, async tx => {
        const { settings } = await readMetaIn(tx)
        const touched = new Set<string>()
        for (const outcome of outcomes) {
          const cardId = await tx.objectStore('outbox').get(outcome.id)
          if (cardId === undefined) continue
          queue(tx.objectStore('outbox').delete(outcome.id))
          if (outcome.status !== 'rejected') continue
          const log = await tx.objectStore('logs').get(cardId)
          const event = log?.events.find(({ id }) => id === outcome.id)
          if (log === undefined || event === undefined) continue
          queue(tx.objectStore('rejected').put({ event, code: outcome.code, message: outcome.message }))
          keepLog(tx, cardId, removeFromLog(log, new Set([event.id])), settings, fold)
          touched.add(cardId)
        }
        return { ...noChange, memories: [...touched] }
      }),
    applyPull: (from, page) =>
      inWriteTx(database, async tx => {
        const meta = await readMetaIn(tx)
        if (from !== meta.cursor) return noChange
        for (const note of page.notes) queue(tx.objectStore('notes').put(note))
        for (const card of page.cards) queue(tx.objectStore('cards').put(card))
        const events = page.events.map(({ event }) => event)
        if (events.length > 0) queue(tx.objectStore('arrivals').add(events))
        const [unsent, refused, logs] = await Promise.all([
          tx.objectStore('outbox').count(),
          tx.objectStore('rejected').count(),
          tx.objectStore('logs').count(),
        ])
        for (const { id } of events) {
          if (unsent > 0) queue(tx.objectStore('outbox').delete(id))
          if (refused > 0) queue(tx.objectStore('rejected').delete(id))
        }
        writeMetaIn(tx, {
          ...meta,
          cursor: page.cursor,
          latestAt: newestInstant(events, meta.latestAt),
          settings: page.settings ?? meta.settings,
          refoldAfter: page.settings !== null && logs > 0 ? '' : meta.refoldAfter,
        })
        return {
          notes: page.notes.map(note => note.id),
          cards: page.cards.map(card => card.id),
          memories: [],
          settings: page.settings !== null,
          everything: false,
        }
      }),
    foldPending: () =>
      inWriteTx(database, async tx => {
        const memories = (await foldArrivals(tx, fold)) ?? (await refoldNext(tx, fold)) ?? []
        const { refoldAfter } = await readMetaIn(tx)
        const waiting = await tx.objectStore('arrivals').count()
        return { change: { ...noChange, memories }, done: waiting === 0 && refoldAfter === null }
      }),
    requeueAll: () =>
      inWriteTx(database, async tx => {
        // What has arrived but is not folded yet must not be forgotten either.
        await foldArrivals(tx, fold, 'all')
        for await (const { value: log } of tx.objectStore('logs')) {
          for (const { id } of log.events) queue(tx.objectStore('outbox').put(log.cardId, id))
        }
        queue(tx.objectStore('notes').clear())
        queue(tx.objectStore('cards').clear())
        writeMetaIn(tx, { ...(await readMetaIn(tx)), cursor: 0 })
      }),
    noteSync: noted =>
      inWriteTx(database, async tx => writeMetaIn(tx, { ...(await readMetaIn(tx)), ...noted })),
    async readNotes(ids) {
      if (ids === undefined) return database.getAll('notes')
      const store = database.transaction('notes').store
      return (await Promise.all(ids.map(id => store.get(id)))).filter((row): row is SyncedNote => !!row)
    },
    async readCards(ids) {
      if (ids === undefined) return database.getAll('cards')
      const store = database.transaction('cards').store
      return (await Promise.all(ids.map(id => store.get(id)))).filter((row): row is SyncedCard => !!row)
    },
    async readMemories(ids) {
      const { store } = database.transaction('memories')
      if (ids === undefined) return pair(...(await Promise.all([store.getAllKeys(), store.getAll()])))
      return pair(ids, await Promise.all(ids.map(id => store.get(id))))
    },
    async readLogs(ids) {
      const logs = await readLogsIn(database.transaction('logs').store, new Set(ids))
      return new Map(ids.map(id => [id, logs.get(id)?.events ?? []]))
    },
    async readLogsSince(day) {
      const logs = await database.getAllFromIndex('logs', 'lastDay', IDBKeyRange.lowerBound(day))
      return new Map(logs.map(log => [log.cardId, log.events]))
    },
    async readAllLogs() {
      return new Map((await database.getAll('logs')).map(log => [log.cardId, log.events]))
    },
    async readNewestEvents(limit) {
      // The newest events lie in the logs that end last: at most one log for each event asked for.
      const events: ReviewEvent[] = []
      let logs = 0
      const index = database.transaction('logs').store.index('lastAt')
      for await (const cursor of index.iterate(null, 'prev')) {
        events.push(...cursor.value.events)
        logs += 1
        if (logs >= limit) break
      }
      return events.sort((a, b) => compareEvents(b, a)).slice(0, limit)
    },
    countOutbox: () => database.count('outbox'),
    readRejected: () => database.getAll('rejected'),
    retryRejected: ids =>
      inWriteTx(database, async tx => {
        const events: ReviewEvent[] = []
        for (const id of ids) {
          const entry = await tx.objectStore('rejected').get(id)
          if (entry === undefined) continue
          events.push(entry.event)
          queue(tx.objectStore('rejected').delete(id))
          queue(tx.objectStore('outbox').put(entry.event.cardId, id))
        }
        const meta = await readMetaIn(tx)
        writeMetaIn(tx, { ...meta, latestAt: newestInstant(events, meta.latestAt) })
        const memories = await mergeEvents(tx, events, meta.settings, fold)
        return { ...noChange, memories: [...memories.keys()] }
      }),
    discardRejected: ids =>
      inWriteTx(database, async tx => {
        for (const id of ids) queue(tx.objectStore('rejected').delete(id))
      }),
    close: () => database.close(),
  }
}

async function introduce(database: Database, userId: string, deviceId: string): Promise<void> {
  const owner = await inWriteTx(database, async tx => {
    const meta = await tx.objectStore('meta').get(META)
    if (meta !== undefined) return meta.userId
    writeMetaIn(tx, {
      userId,
      deviceId,
      cursor: 0,
      nextSeq: 0,
      latestAt: 0,
      clockOffsetMs: 0,
      lastSyncedAt: null,
      settings: null,
      refoldAfter: null,
    })
    return userId
  })
  if (owner !== userId) throw new Error('This local store belongs to another account.')
}

function pair(keys: readonly string[], values: readonly (CardMemory | undefined)[]): Map<string, CardMemory> {
  const pairs = new Map<string, CardMemory>()
  for (const [index, key] of keys.entries()) {
    const value = values[index]
    if (value !== undefined) pairs.set(key, value)
  }
  return pairs
}
