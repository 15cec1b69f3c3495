import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '@/lib/client/store/database'
import { createIndexedDbStore } from '@/lib/client/store/indexed-db-store'
import { createMemoryStore } from '@/lib/client/store/memory-store'
import { openLocalStore, wipeLocalStore } from '@/lib/client/store/open-local-store'
import { answer, uuid } from '../support/review-events'
import { CARDS } from '../support/sync-rows'
import { describeLocalStore } from './local-store'

let learners = 0
const newLearner = () => uuid(++learners, 8)

describeLocalStore('memory store', async fold => createMemoryStore(newLearner(), uuid(1, 9), fold))

describeLocalStore('IndexedDB store', async fold => {
  const userId = newLearner()
  return createIndexedDbStore(await openDatabase(userId, () => undefined), userId, uuid(1, 9), fold)
})

describe('a durable store', () => {
  const [first] = CARDS

  it('S10, S23: keeps everything over a restart, its identity too', async () => {
    const userId = newLearner()
    const before = (await openLocalStore(userId)).store
    await before.append([answer(1, first)])
    const meta = await before.readMeta()
    before.close()
    const { store, warning } = await openLocalStore(userId)
    expect(warning).toBeNull()
    expect(await store.readMeta()).toEqual(meta)
    expect(await store.readOutbox(10)).toMatchObject([{ id: uuid(1) }])
    store.close()
  })

  it("S28: one learner never sees another's store, and a wiped store is empty with a new identity", async () => {
    const [one, other] = [newLearner(), newLearner()]
    const { store } = await openLocalStore(one)
    await store.append([answer(1, first)])
    const { deviceId } = await store.readMeta()
    const foreign = (await openLocalStore(other)).store
    expect(await foreign.readOutbox(10)).toEqual([])
    foreign.close()

    let isTakenAway = false
    const held = (
      await openLocalStore(one, () => {
        isTakenAway = true
      })
    ).store
    store.close()
    await wipeLocalStore(one)
    expect(isTakenAway).toBe(true)
    held.close()
    const fresh = (await openLocalStore(one)).store
    expect(await fresh.countOutbox()).toBe(0)
    expect((await fresh.readMeta()).deviceId).not.toBe(deviceId)
    fresh.close()
  })

  it('S25: two tabs append to one store without losing or doubling', async () => {
    const userId = newLearner()
    const tabs = [(await openLocalStore(userId)).store, (await openLocalStore(userId)).store]
    const shared = answer(100, first)
    await Promise.all(
      tabs.flatMap((tab, index) => [
        tab.append([shared]),
        ...[1, 2, 3].map(n => tab.append([answer(index * 10 + n, first)])),
      ]),
    )
    const [tab] = tabs
    const log = (await tab?.readLogs([first]))?.get(first) ?? []
    expect(log).toHaveLength(7)
    expect(new Set(log.map(event => event.seq)).size).toBe(7)
    for (const open of tabs) open.close()
  })

  it('without IndexedDB the learner gets a store in memory and a warning', async () => {
    const kept = globalThis.indexedDB
    Reflect.deleteProperty(globalThis, 'indexedDB')
    try {
      const { store, warning } = await openLocalStore(newLearner())
      expect(store.isDurable).toBe(false)
      expect(warning).toMatch(/does not let Recto keep data/)
    } finally {
      globalThis.indexedDB = kept
    }
  })
})
