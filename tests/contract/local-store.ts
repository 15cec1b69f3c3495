import { afterEach, describe, expect, it } from 'vitest'
import type { LocalStore } from '@/lib/client/store/local-store'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { foldCard } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { Folder } from '@/lib/sync/ports'
import { answer, MONDAY, MONDAY_NINE, undo, uuid } from '../support/review-events'
import { arriving, berlinSettings, CARDS, NOTE, page, syncedCard, syncedNote } from '../support/sync-rows'

/** What every local store promises; each implementation runs it. `fold` must be the one the store was given. */
export function describeLocalStore(name: string, open: (fold: Folder) => Promise<LocalStore>): void {
  const [first, second, third] = CARDS
  const fold: Folder = (cardId, events, settings) =>
    foldCard({ id: cardId }, events, settings?.preset ?? defaultPreset)
  const opened: LocalStore[] = []

  async function openStore(using = fold): Promise<LocalStore> {
    const store = await open(using)
    opened.push(store)
    return store
  }
  afterEach(() => {
    for (const store of opened.splice(0)) store.close()
  })

  const ids = (events: readonly ReviewEvent[]) => events.map(event => event.id).toSorted()
  const logOf = async (store: LocalStore, cardId: string) =>
    (await store.readLogs([cardId])).get(cardId) ?? []
  const accepted = (...events: readonly ReviewEvent[]) =>
    events.map(({ id }) => ({ id, status: 'accepted' as const }))
  const refused = (event: ReviewEvent) => ({
    id: event.id,
    status: 'rejected' as const,
    code: 'NOT_FOUND' as const,
    message: 'No such card.',
  })

  async function foldAll(store: LocalStore): Promise<string[]> {
    const touched: string[] = []
    for (;;) {
      const { change, done } = await store.foldPending()
      touched.push(...change.memories)
      if (done) return touched
    }
  }

  describe(name, () => {
    it('is empty at first, with an identity of its own', async () => {
      const store = await openStore()
      expect(await store.readMeta()).toMatchObject({ cursor: 0, nextSeq: 0, latestAt: 0, settings: null })
      expect((await store.readMeta()).deviceId).not.toBe('')
      expect(await store.readOutbox(10)).toEqual([])
      expect(await store.readRejected()).toEqual([])
    })

    it('S10: appending writes log, outbox and memory', async () => {
      const store = await openStore()
      const event = answer(1, first)
      const appended = await store.append([event])
      const stored = { ...event, seq: 0 }
      const memory = foldCard({ id: first }, [stored], defaultPreset)
      expect(appended.events).toEqual([stored])
      expect(appended.memories).toEqual(new Map([[first, memory]]))
      expect(await store.readOutbox(10)).toEqual([stored])
      expect(await logOf(store, first)).toEqual([stored])
      expect(await store.readMemories()).toEqual(new Map([[first, memory]]))
      expect(await store.countOutbox()).toBe(1)
      expect(await store.readMeta()).toMatchObject({ nextSeq: 1, latestAt: event.at })
    })

    it('S10: an append whose fold fails changes nothing', async () => {
      let isBroken = false
      const store = await openStore((...args) => {
        if (isBroken) throw new Error('fold failed')
        return fold(...args)
      })
      await store.append([answer(1, first)])
      isBroken = true
      await expect(store.append([answer(2, first)])).rejects.toThrow('fold failed')
      expect(await store.countOutbox()).toBe(1)
      expect(await logOf(store, first)).toHaveLength(1)
      expect((await store.readMeta()).nextSeq).toBe(1)
    })

    it('S3: an id that is known is not appended again', async () => {
      const store = await openStore()
      await store.append([answer(1, first)])
      const again = await store.append([{ ...answer(1, first), rating: 1 }])
      expect(again.events).toEqual([])
      expect(again.memories.get(first)?.reps).toBe(1)
      expect(await logOf(store, first)).toMatchObject([{ rating: 3 }])
      expect(await store.countOutbox()).toBe(1)
    })

    it('S6: the store counts, whatever the caller thought', async () => {
      const store = await openStore()
      await Promise.all([1, 2, 3, 4].map(id => store.append([answer(id, first, { seq: 0 })])))
      const seqs = (await logOf(store, first)).map(event => event.seq).toSorted()
      expect(seqs).toEqual([0, 1, 2, 3])
    })

    it('S10: an outcome takes its event from the outbox, a missing outcome leaves it', async () => {
      const store = await openStore()
      const { events } = await store.append([answer(1, first), answer(2, second)])
      await store.settlePush([
        { id: uuid(1), status: 'duplicate' },
        { id: uuid(99), status: 'accepted' },
      ])
      expect(ids(await store.readOutbox(10))).toEqual([uuid(2)])
      expect(await logOf(store, first)).toEqual([events[0]])
    })

    it('S13: a rejected event leaves the log, stays visible and can be sent again', async () => {
      const store = await openStore()
      const { events } = await store.append([answer(1, first), answer(2, first)])
      const [good, bad] = events
      if (good === undefined || bad === undefined) throw new Error('nothing appended')
      const change = await store.settlePush([...accepted(good), refused(bad)])
      expect(change.memories).toEqual([first])
      expect(await logOf(store, first)).toEqual([good])
      expect((await store.readMemories()).get(first)).toEqual(foldCard({ id: first }, [good], defaultPreset))
      expect(await store.readRejected()).toEqual([
        { event: bad, code: 'NOT_FOUND', message: 'No such card.' },
      ])
      expect(await store.countOutbox()).toBe(0)

      await store.retryRejected([bad.id])
      expect(await store.readRejected()).toEqual([])
      expect(ids(await store.readOutbox(10))).toEqual([bad.id])
      expect((await store.readMemories()).get(first)?.reps).toBe(2)
    })

    it('S13: the last event of a card, rejected, leaves a new card; discarded, it is gone', async () => {
      const store = await openStore()
      const { events } = await store.append([answer(1, first)])
      await store.settlePush(events.map(refused))
      expect(await store.readMemories()).toEqual(new Map())
      expect(await logOf(store, first)).toEqual([])
      await store.discardRejected([uuid(1)])
      expect(await store.readRejected()).toEqual([])
    })

    it('S16: a page brings rows, settings and cursor together', async () => {
      const store = await openStore()
      const change = await store.applyPull(
        0,
        page(4, { notes: [syncedNote(NOTE)], cards: [syncedCard(first, NOTE)], settings: berlinSettings }),
      )
      expect(change).toMatchObject({ notes: [NOTE], cards: [first], settings: true })
      expect(await store.readMeta()).toMatchObject({ cursor: 4, settings: berlinSettings })
      expect(await store.readNotes()).toEqual([syncedNote(NOTE)])
      expect(await store.readCards([first, second])).toEqual([syncedCard(first, NOTE)])
    })

    it('S19: a page from another cursor is ignored, a newer row replaces', async () => {
      const store = await openStore()
      await store.applyPull(0, page(4, { cards: [syncedCard(first, NOTE, { front: 'new' })] }))
      await store.applyPull(0, page(2, { cards: [syncedCard(first, NOTE, { front: 'old' })] }))
      expect(await store.readMeta()).toMatchObject({ cursor: 4 })
      expect(await store.readCards()).toMatchObject([{ front: 'new' }])
      await store.applyPull(4, page(5, { cards: [syncedCard(first, NOTE, { front: 'newest' })] }))
      expect(await store.readCards()).toMatchObject([{ front: 'newest' }])
    })

    it('S21: events of pages are folded afterwards, in any order of arrival', async () => {
      const store = await openStore()
      const events = [answer(1, first), answer(2, second), answer(3, first, { rating: 1 })]
      const [a, b, c] = events
      if (!a || !b || !c) throw new Error('no events')
      await store.applyPull(0, page(2, { events: arriving(c, b) }))
      await store.applyPull(2, page(3, { events: arriving(a) }))
      expect((await foldAll(store)).toSorted()).toEqual([first, second])
      expect(await store.readMemories()).toEqual(
        new Map([
          [first, foldCard({ id: first }, [a, c], defaultPreset)],
          [second, foldCard({ id: second }, [b], defaultPreset)],
        ]),
      )
      expect((await store.readMeta()).latestAt).toBe(c.at)
      expect(await foldAll(store)).toEqual([])
    })

    it('S9, S10: what is pulled replaces the own copy and needs no more sending', async () => {
      const store = await openStore()
      const { events } = await store.append([answer(1, first)])
      const bounded = events.map(event => ({ ...event, at: event.at - 500 }))
      await store.applyPull(0, page(2, { events: arriving(...bounded) }))
      await foldAll(store)
      expect(await store.countOutbox()).toBe(0)
      expect(await logOf(store, first)).toEqual(bounded)
    })

    it('S13: a pulled event is no longer rejected', async () => {
      const store = await openStore()
      const { events } = await store.append([answer(1, first)])
      await store.settlePush(events.map(refused))
      await store.applyPull(0, page(2, { events: arriving(...events) }))
      await foldAll(store)
      expect(await store.readRejected()).toEqual([])
      expect(await logOf(store, first)).toEqual(events)
    })

    it('S21: new settings fold every card again', async () => {
      const store = await openStore()
      const many = Array.from({ length: 700 }, (_, index) => answer(index + 1, uuid(index + 1, 7)))
      await store.append(many)
      const before = await store.readMemories()
      const preset = { ...berlinSettings.preset, desiredRetention: 0.8, learningSteps: [] }
      await store.applyPull(0, page(3, { settings: { ...berlinSettings, preset } }))
      expect(new Set(await foldAll(store)).size).toBe(700)
      const after = await store.readMemories()
      const [event] = many
      if (event === undefined) throw new Error('no events')
      expect(after.get(event.cardId)).toEqual(foldCard({ id: event.cardId }, [event], preset))
      expect(after).not.toEqual(before)
      expect(await foldAll(store)).toEqual([])
    })

    it('S24: when the server lost history, everything waits again and rows are fetched anew', async () => {
      const store = await openStore()
      const { events } = await store.append([answer(1, first)])
      await store.settlePush(accepted(...events))
      const foreign = [answer(2, second), answer(3, third)]
      await store.applyPull(0, page(9, { notes: [syncedNote(NOTE)], events: arriving(...foreign) }))
      await store.requeueAll()
      expect(ids(await store.readOutbox(10))).toEqual([uuid(1), uuid(2), uuid(3)])
      expect(await store.readMeta()).toMatchObject({ cursor: 0 })
      expect(await store.readNotes()).toEqual([])
      await foldAll(store)
      expect((await store.readMemories()).size).toBe(3)
    })

    it('an undone only answer leaves no memory', async () => {
      const store = await openStore()
      const { events } = await store.append([answer(1, first)])
      const [event] = events
      if (event === undefined) throw new Error('nothing appended')
      await store.append([undo(2, event)])
      expect(await store.readMemories()).toEqual(new Map())
      expect(await logOf(store, first)).toHaveLength(2)
    })

    it('reads logs by day: whole logs of the cards touched since', async () => {
      const store = await openStore()
      const day = 86_400_000
      await store.append([
        answer(1, first),
        answer(2, first, { at: MONDAY_NINE + 2 * day }),
        answer(3, second, { at: MONDAY_NINE + day }),
      ])
      const since = async (from: number) =>
        new Map([...(await store.readLogsSince(from))].map(([id, log]) => [id, log.length]))
      expect(await since(MONDAY)).toEqual(
        new Map([
          [first, 2],
          [second, 1],
        ]),
      )
      expect(await since(MONDAY + 2)).toEqual(new Map([[first, 2]]))
      expect(await since(MONDAY + 3)).toEqual(new Map())
    })

    it('reads the newest events of all cards, newest first', async () => {
      const store = await openStore()
      await store.append([
        answer(5, first),
        answer(1, second),
        answer(4, second),
        answer(3, third),
        answer(2, first),
      ])
      const newest = async (limit: number) => (await store.readNewestEvents(limit)).map(event => event.id)
      expect(await newest(3)).toEqual([uuid(5), uuid(4), uuid(3)])
      expect(await newest(99)).toEqual([uuid(5), uuid(4), uuid(3), uuid(2), uuid(1)])
    })

    it('readOutbox gives at most what was asked for', async () => {
      const store = await openStore()
      await store.append([1, 2, 3, 4, 5].map(id => answer(id, first)))
      expect(await store.readOutbox(2)).toHaveLength(2)
      expect(await store.readOutbox(500)).toHaveLength(5)
    })

    it('S7: remembers the correction of the clock and the last sync', async () => {
      const store = await openStore()
      await store.noteSync({ clockOffsetMs: -5_000 })
      await store.noteSync({ lastSyncedAt: MONDAY_NINE })
      expect(await store.readMeta()).toMatchObject({ clockOffsetMs: -5_000, lastSyncedAt: MONDAY_NINE })
    })
  })
}
