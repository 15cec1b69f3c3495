import type { PullResponse, PushOutcome, SyncedCard, SyncedNote } from '@/lib/contracts/sync'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { compareEvents } from '@/lib/core/reviews/event-order'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { type Folder, noChange, type RejectedEvent, type StoreMeta } from '@/lib/sync/ports'
import { type CardLog, groupByCard, memoryOf, mergeIntoLog, removeFromLog } from './card-log'
import type { LocalStore } from './local-store'

/**
 * A store that lives as long as its tab: for browsers that refuse to keep anything, and for tests. It keeps the
 * promises of the port, durability aside; every method does its work before it first gives way.
 */
export function createMemoryStore(userId: string, deviceId: string, fold: Folder): LocalStore {
  let meta: StoreMeta = {
    userId,
    deviceId,
    cursor: 0,
    nextSeq: 0,
    latestAt: 0,
    clockOffsetMs: 0,
    lastSyncedAt: null,
    settings: null,
  }
  const notes = new Map<string, SyncedNote>()
  const cards = new Map<string, SyncedCard>()
  const logs = new Map<string, CardLog>()
  const memories = new Map<string, CardMemory>()
  const outbox = new Set<string>()
  const rejected = new Map<string, RejectedEvent>()
  const pending = new Set<string>()

  const keepMemory = (cardId: string) => {
    const log = logs.get(cardId)
    const memory = log === undefined ? null : memoryOf(log, meta.settings, fold)
    if (memory === null) memories.delete(cardId)
    else memories.set(cardId, memory)
  }
  const merge = (events: readonly ReviewEvent[]): string[] => {
    const groups = groupByCard(events)
    for (const [cardId, group] of groups) logs.set(cardId, mergeIntoLog(cardId, logs.get(cardId), group))
    const latestAt = events.reduce((latest, event) => Math.max(latest, event.at), meta.latestAt)
    meta = { ...meta, latestAt }
    return [...groups.keys()]
  }
  const inLog = (event: ReviewEvent) =>
    logs.get(event.cardId)?.events.some(({ id }) => id === event.id) ?? false
  const find = (id: string): ReviewEvent | undefined => {
    for (const log of logs.values()) {
      const event = log.events.find(candidate => candidate.id === id)
      if (event !== undefined) return event
    }
    return undefined
  }

  return {
    isDurable: false,
    async readMeta() {
      return meta
    },
    async readOutbox(limit) {
      return [...outbox]
        .slice(0, limit)
        .map(find)
        .filter(event => event !== undefined)
    },
    async append(events) {
      const fresh = events.filter(event => !inLog(event) && !rejected.has(event.id))
      const stored = fresh.map((event, index) => ({ ...event, seq: meta.nextSeq + index }))
      // A fold that throws must leave nothing behind, so it comes before the first write.
      for (const [cardId, group] of groupByCard(stored)) {
        memoryOf(mergeIntoLog(cardId, logs.get(cardId), group), meta.settings, fold)
      }
      meta = { ...meta, nextSeq: meta.nextSeq + stored.length }
      for (const event of stored) outbox.add(event.id)
      merge(stored)
      const folded = new Map<string, CardMemory>()
      for (const cardId of new Set(events.map(event => event.cardId))) {
        keepMemory(cardId)
        const memory = memories.get(cardId)
        if (memory !== undefined) folded.set(cardId, memory)
      }
      return { events: stored, memories: folded }
    },
    async settlePush(outcomes: readonly PushOutcome[]) {
      const touched = new Set<string>()
      for (const outcome of outcomes) {
        const event = find(outcome.id)
        if (!outbox.delete(outcome.id) || event === undefined || outcome.status !== 'rejected') continue
        const log = logs.get(event.cardId)
        const left = log === undefined ? null : removeFromLog(log, new Set([event.id]))
        if (left === null) logs.delete(event.cardId)
        else logs.set(event.cardId, left)
        rejected.set(event.id, { event, code: outcome.code, message: outcome.message })
        keepMemory(event.cardId)
        touched.add(event.cardId)
      }
      return { ...noChange, memories: [...touched] }
    },
    async applyPull(from: number, page: PullResponse) {
      if (from !== meta.cursor) return noChange
      for (const note of page.notes) notes.set(note.id, note)
      for (const card of page.cards) cards.set(card.id, card)
      for (const { event } of page.events) {
        outbox.delete(event.id)
        rejected.delete(event.id)
      }
      for (const cardId of merge(page.events.map(({ event }) => event))) pending.add(cardId)
      if (page.settings !== null) for (const cardId of logs.keys()) pending.add(cardId)
      meta = { ...meta, cursor: page.cursor, settings: page.settings ?? meta.settings }
      return {
        notes: page.notes.map(note => note.id),
        cards: page.cards.map(card => card.id),
        memories: [],
        settings: page.settings !== null,
        everything: false,
      }
    },
    async foldPending() {
      const touched = [...pending]
      for (const cardId of touched) keepMemory(cardId)
      pending.clear()
      return { change: { ...noChange, memories: touched }, done: true }
    },
    async requeueAll() {
      for (const log of logs.values()) for (const event of log.events) outbox.add(event.id)
      notes.clear()
      cards.clear()
      meta = { ...meta, cursor: 0 }
    },
    async noteSync(noted) {
      meta = { ...meta, ...noted }
    },
    async readNotes(ids) {
      return pick(notes, ids)
    },
    async readCards(ids) {
      return pick(cards, ids)
    },
    async readMemories(ids) {
      if (ids === undefined) return new Map(memories)
      const wanted = new Set(ids)
      return new Map([...memories].filter(([cardId]) => wanted.has(cardId)))
    },
    async readLogs(ids) {
      return new Map(ids.map(id => [id, logs.get(id)?.events ?? []]))
    },
    async readLogsSince(day) {
      return new Map([...logs].filter(([, log]) => log.lastDay >= day).map(([id, log]) => [id, log.events]))
    },
    async readAllLogs() {
      return new Map([...logs].map(([id, log]) => [id, log.events]))
    },
    async readNewestEvents(limit) {
      const all = [...logs.values()].flatMap(log => log.events)
      return all.sort((a, b) => compareEvents(b, a)).slice(0, limit)
    },
    async countOutbox() {
      return outbox.size
    },
    async readRejected() {
      return [...rejected.values()]
    },
    async retryRejected(ids) {
      const events: ReviewEvent[] = []
      for (const id of ids) {
        const entry = rejected.get(id)
        if (entry === undefined || !rejected.delete(id)) continue
        events.push(entry.event)
        outbox.add(id)
      }
      const touched = merge(events)
      for (const cardId of touched) keepMemory(cardId)
      return { ...noChange, memories: touched }
    },
    async discardRejected(ids) {
      for (const id of ids) rejected.delete(id)
    },
    close() {},
  }
}

function pick<T>(rows: ReadonlyMap<string, T>, ids: readonly string[] | undefined): T[] {
  if (ids === undefined) return [...rows.values()]
  return ids.map(id => rows.get(id)).filter(row => row !== undefined)
}
