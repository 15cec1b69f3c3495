import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LocalStore } from '@/lib/client/store/local-store'
import { createMemoryStore } from '@/lib/client/store/memory-store'
import type { Rating, ReviewEvent } from '@/lib/core/reviews/event'
import { foldCard } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { CLOCK_TOLERANCE_MS } from '@/lib/sync/event-clock'
import type { Folder } from '@/lib/sync/ports'
import { syncOnce } from '@/lib/sync/sync-once'
import { makeActEvent } from '../../support/device-acts'
import { createModelTransport, type Fate, ModelServer } from '../../support/model-server'
import { MONDAY_NINE, uuid } from '../../support/review-events'
import { berlinSettings, CARDS } from '../../support/sync-rows'

/** Several devices with wrong clocks on a bad network: they end up with the same log and the same memory, once. */

const day = { zone: 'Europe/Berlin', dayStartHour: 4 }
const fold: Folder = (id, events, settings) => foldCard({ id }, events, settings?.preset ?? defaultPreset)

type Step =
  | { readonly do: 'answer'; readonly device: number; readonly card: number; readonly rating: Rating }
  | { readonly do: 'undo' | 'suspend' | 'bury' | 'reset'; readonly device: number; readonly card: number }
  | { readonly do: 'sync'; readonly device: number; readonly fates: readonly Fate[] }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'set clock'; readonly device: number; readonly skewMs: number }

const device = fc.nat(4)
const card = fc.nat(CARDS.length - 1)
const fate = fc.constantFrom<Fate>('fine', 'request lost', 'response lost', 'sent twice', 'cut')
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      device,
      card,
      rating: fc.constantFrom<Rating>(1, 2, 3, 4),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('undo' as const, 'suspend' as const, 'bury' as const, 'reset' as const),
      device,
      card,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('sync' as const),
      device,
      fates: fc.array(fate, { maxLength: 5 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.oneof(fc.nat(1_000), fc.nat(86_400_000 * 3)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('set clock' as const),
      device,
      skewMs: fc.integer({ min: -86_400_000 * 30, max: 86_400_000 * 30 }),
    }),
  },
)

class World {
  readonly server = new ModelServer(new Set(CARDS), berlinSettings, MONDAY_NINE)
  readonly stores: readonly LocalStore[]
  readonly skews: number[]
  readonly made: ReviewEvent[] = []

  constructor(devices: number) {
    this.stores = Array.from({ length: devices }, (_, n) => createMemoryStore('learner', uuid(n, 9), fold))
    this.skews = this.stores.map(() => 0)
  }

  async run(step: Step): Promise<void> {
    if (step.do === 'wait') {
      this.server.now += step.ms
      return
    }
    const index = step.device % this.stores.length
    const store = this.stores[index]
    if (store === undefined) return
    if (step.do === 'set clock') this.skews[index] = step.skewMs
    else if (step.do === 'sync') await this.sync(store, step.fates)
    else await this.act(store, step)
  }

  clockOf(store: LocalStore): number {
    return this.server.now + (this.skews[this.stores.indexOf(store)] ?? 0)
  }

  sync(store: LocalStore, fates: readonly Fate[] = []) {
    const clock = () => this.clockOf(store)
    return syncOnce({ store, transport: createModelTransport(this.server, fates), clock })
  }

  private async act(store: LocalStore, step: Exclude<Step, { readonly do: 'sync' | 'wait' | 'set clock' }>) {
    const { latestAt } = await store.readMeta()
    const setting = {
      store,
      clock: () => this.clockOf(store),
      newId: () => uuid(this.made.length + 1),
      day,
      preset: berlinSettings.preset,
    }
    const event = await makeActEvent(setting, CARDS[step.card] ?? CARDS[0], step)
    if (event === null) return
    this.made.push(event)
    // S5: what is done in knowledge of the log stands after it.
    expect(event.at).toBeGreaterThan(latestAt)
    await store.append([event])
  }
}

const byId = (events: Iterable<ReviewEvent>) => [...events].sort((a, b) => (a.id < b.id ? -1 : 1))

async function stateOf(store: LocalStore) {
  const logs = await store.readAllLogs()
  return { log: byId([...logs.values()].flat()), memories: await store.readMemories() }
}

async function expectAgreement(world: World): Promise<void> {
  // Two rounds, so that what the last device sent reaches the first one too.
  for (const round of [1, 2]) {
    for (const store of world.stores) {
      const outcome = await world.sync(store)
      expect(outcome.kind, `round ${round}`).toBe('level')
    }
  }
  const log = byId(world.server.events())
  expect(log.map(event => event.id)).toEqual(byId(world.made).map(event => event.id))
  for (const { at } of log) expect(at).toBeLessThanOrEqual(world.server.now + CLOCK_TOLERANCE_MS)
  const replay = new Map(
    CARDS.map(
      id =>
        [
          id,
          foldCard(
            { id },
            log.filter(event => event.cardId === id),
            berlinSettings.preset,
          ),
        ] as const,
    ).filter(([, memory]) => memory.standsAtEventId !== null),
  )
  for (const store of world.stores) {
    const state = await stateOf(store)
    expect(state.log).toEqual(log)
    expect(state.memories).toEqual(replay)
    expect(await store.countOutbox()).toBe(0)
    expect(await store.readRejected()).toEqual([])
  }
}

it('S2, S3, S4, S8, S9, S12: after any history all devices agree with one replay; nothing lost, nothing doubled', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 5 }),
      fc.array(step, { maxLength: 40 }),
      async (devices, steps) => {
        const world = new World(devices)
        for (const each of steps) await world.run(each)
        await expectAgreement(world)
      },
    ),
    { numRuns: 1_000 },
  )
}, 120_000)
