import { describe, expect, it } from 'vitest'
import { foldCardLog } from '@/lib/client/store/fold-card-log'
import { createMemoryStore } from '@/lib/client/store/memory-store'
import type { PushRequest } from '@/lib/contracts/sync'
import { err, ok } from '@/lib/core/result'
import type { StoreChange, Transport, TransportFailure } from '@/lib/sync/ports'
import { syncOnce } from '@/lib/sync/sync-once'
import { createModelTransport, ModelServer } from '../../support/model-server'
import { answer, MONDAY_NINE, uuid } from '../../support/review-events'
import { berlinSettings, CARDS, page } from '../../support/sync-rows'

const [first] = CARDS
const clock = () => MONDAY_NINE
const newStore = (device = 1) => createMemoryStore('learner', uuid(device, 9), foldCardLog)
const newServer = () => new ModelServer(new Set(CARDS), berlinSettings, MONDAY_NINE)

/** A transport that must not be reached beyond the calls given. */
const failing = (failure: TransportFailure): Transport => ({
  push: async () => err(failure),
  pull: async () => err(failure),
})

describe('syncOnce', () => {
  it('S16, S20: a fresh device fetches everything and remembers when', async () => {
    const server = newServer()
    for (let id = 1; id <= 30; id++) server.push([answer(id, first)])
    const store = newStore()
    const outcome = await syncOnce({ store, transport: createModelTransport(server), clock })
    expect(outcome).toMatchObject({ kind: 'level', pushed: 0, pulledPages: 5 })
    expect((await store.readMemories()).get(first)?.reps).toBe(30)
    expect(await store.readMeta()).toMatchObject({ lastSyncedAt: MONDAY_NINE, settings: berlinSettings })
  })

  it('S10: works, and tells of every write, whether or not anyone listens', async () => {
    for (const isHeard of [true, false]) {
      const heard: StoreChange[] = []
      const store = newStore()
      await store.append([answer(1, first)])
      const round = { store, transport: createModelTransport(newServer()), clock }
      const outcome = await syncOnce(isHeard ? { ...round, onChange: change => heard.push(change) } : round)
      expect(outcome).toMatchObject({ kind: 'level', pushed: 1 })
      expect(await store.countOutbox()).toBe(0)
      expect(heard.some(change => change.memories.includes(first))).toBe(isHeard)
    }
  })

  it('S12: a lost response costs a second sending, not a second answer', async () => {
    const server = newServer()
    const store = newStore()
    await store.append([answer(1, first)])
    const lossy = await syncOnce({ store, transport: createModelTransport(server, ['response lost']), clock })
    expect(lossy).toEqual({ kind: 'stopped', failure: { kind: 'offline' } })
    expect(await store.countOutbox()).toBe(1)
    await syncOnce({ store, transport: createModelTransport(server), clock })
    expect(server.events()).toHaveLength(1)
    expect(await store.countOutbox()).toBe(0)
  })

  it('S13: a rejected answer is kept apart with its reason and the rest goes on', async () => {
    const server = newServer()
    const store = newStore()
    await store.append([answer(1, uuid(99, 6)), answer(2, first)])
    const outcome = await syncOnce({ store, transport: createModelTransport(server), clock })
    expect(outcome).toMatchObject({ kind: 'level', rejected: 1 })
    expect(await store.readRejected()).toMatchObject([{ event: { id: uuid(1) }, code: 'NOT_FOUND' }])
    expect([...(await store.readMemories()).keys()]).toEqual([first])
  })

  it('S14: a batch that is too large is halved until the culprit stands alone', async () => {
    const server = newServer()
    const model = createModelTransport(server)
    const sizes: number[] = []
    const transport: Transport = {
      pull: model.pull,
      push: async (request: PushRequest) => {
        sizes.push(request.events.length)
        const isCulpritIn = JSON.stringify(request.events).includes(uuid(3))
        return isCulpritIn ? err({ kind: 'too-large' }) : model.push(request)
      },
    }
    const store = newStore()
    await store.append([1, 2, 3, 4, 5].map(id => answer(id, first)))
    await syncOnce({ store, transport, clock })
    expect(sizes).toEqual([5, 3, 2, 3, 2, 1, 2])
    expect(server.events().map(event => event.id)).toEqual([uuid(1), uuid(2), uuid(4), uuid(5)])
    expect(await store.readRejected()).toMatchObject([{ event: { id: uuid(3) }, code: 'INVALID_INPUT' }])
  })

  it.each<TransportFailure>([
    { kind: 'offline' },
    { kind: 'signed-out' },
    { kind: 'throttled', retryAfterMs: 5_000 },
    { kind: 'refused', message: 'no' },
  ])('S22: stops at $kind and keeps everything', async failure => {
    const store = newStore()
    await store.append([answer(1, first)])
    expect(await syncOnce({ store, transport: failing(failure), clock })).toEqual({
      kind: 'stopped',
      failure,
    })
    expect(await store.countOutbox()).toBe(1)
    expect(await store.readRejected()).toEqual([])
  })

  it('S11: outcomes of events that were not sent settle nothing', async () => {
    const store = newStore()
    await store.append([answer(1, first)])
    const transport: Transport = {
      push: async () => ok({ outcomes: [{ id: uuid(2), status: 'accepted' }], serverTime: MONDAY_NINE }),
      pull: async () => ok(page(0)),
    }
    expect(await syncOnce({ store, transport, clock })).toMatchObject({ failure: { kind: 'refused' } })
    expect(await store.countOutbox()).toBe(1)
  })

  it('S16: a page that leads nowhere ends the round', async () => {
    const transport: Transport = {
      push: async () => err({ kind: 'offline' }),
      pull: async () => ok(page(0, { more: true })),
    }
    expect(await syncOnce({ store: newStore(), transport, clock })).toMatchObject({
      failure: { kind: 'refused' },
    })
  })

  it('S21: folds what an earlier round fetched, also without network', async () => {
    const store = newStore()
    await store.applyPull(0, page(3, { events: [{ rev: 3, event: answer(1, first) }], more: true }))
    await syncOnce({ store, transport: failing({ kind: 'offline' }), clock })
    expect((await store.readMemories()).get(first)?.reps).toBe(1)
  })

  it('S7: a clock two days off is corrected from the first exchange on, a good clock is left alone', async () => {
    const server = newServer()
    const offBy = async (skewMs: number) => {
      const store = newStore()
      await syncOnce({ store, transport: createModelTransport(server), clock: () => MONDAY_NINE + skewMs })
      return (await store.readMeta()).clockOffsetMs
    }
    expect(await offBy(-2 * 86_400_000)).toBe(2 * 86_400_000)
    expect(await offBy(30_000)).toBe(0)
  })

  it('S24: a server that lost history gets it back from the devices', async () => {
    const server = newServer()
    const [one, two] = [newStore(1), newStore(2)]
    await one.append([answer(1, first), answer(2, CARDS[1])])
    for (const store of [one, two]) await syncOnce({ store, transport: createModelTransport(server), clock })
    const restored = newServer()
    restored.rev = 0
    await two.append([answer(3, first)])
    const outcome = await syncOnce({ store: two, transport: createModelTransport(restored), clock })
    expect(outcome.kind).toBe('level')
    const saved = restored.events().map(event => event.id)
    expect(saved.toSorted()).toEqual([uuid(1), uuid(2), uuid(3)])
    expect((await two.readMemories()).get(first)?.reps).toBe(2)
    expect((await two.readMeta()).cursor).toBe(restored.rev)
  })
})
