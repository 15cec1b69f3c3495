/**
 * The verdict of a chaos run: the server's log must be what the devices made, each event once, and every device and
 * the server must hold what one replay of that log gives.
 */
import { isDeepStrictEqual } from 'node:util'
import { groupByCard } from '@/lib/client/store/card-log'
import type { LocalStore } from '@/lib/client/store/local-store'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { foldCard } from '@/lib/core/reviews/fold'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'

export interface Evidence {
  /** What the devices made. */
  readonly made: readonly ReviewEvent[]
  /** Ids that the server said it has, in an answer of whatever kind. */
  readonly acknowledged: ReadonlySet<string>
  /** How often the server said of an id that it is new. */
  readonly accepted: ReadonlyMap<string, number>
  readonly server: {
    readonly log: readonly ReviewEvent[]
    readonly memories: ReadonlyMap<string, CardMemory>
    readonly preset: Preset
  }
  /** A device that never existed before: what the server hands out now. */
  readonly fresh: LocalStore
  readonly devices: readonly LocalStore[]
}

export interface Verdict {
  readonly acknowledged: number
  readonly lost: number
  readonly duplicated: number
  readonly diverged: number
  /** One sentence for each fault, for the person who reads the run. */
  readonly faults: readonly string[]
}

export async function judge(evidence: Evidence): Promise<Verdict> {
  const { made, acknowledged, accepted, server } = evidence
  const faults: string[] = []
  const stored = new Map(server.log.map(event => [event.id, event]))
  const missing = new Set([...acknowledged, ...made.map(event => event.id)].filter(id => !stored.has(id)))
  for (const id of missing)
    faults.push(`lost: ${id}${acknowledged.has(id) ? ', which was acknowledged' : ''}`)

  const ids = new Map(made.map(event => [event.id, event]))
  let duplicated = 0
  for (const [id, times] of accepted) if (times > 1) duplicated += report(faults, `accepted twice: ${id}`)
  const places = new Set<string>()
  for (const event of server.log) {
    const place = `${event.deviceId} ${event.seq}`
    if (places.has(place)) duplicated += report(faults, `two events stand at ${place}`)
    places.add(place)
    const original = ids.get(event.id)
    if (original === undefined) duplicated += report(faults, `nobody made ${event.id} (${event.type})`)
    // The server may bound the instant and count the day again (S8), nothing else.
    else if (!isDeepStrictEqual({ ...original, at: event.at, studyDay: event.studyDay }, event))
      duplicated += report(faults, `${event.id} was changed: ${JSON.stringify([original, event])}`)
  }

  const replay = replayLog(server.log, server.preset)
  let diverged = 0
  if (!isDeepStrictEqual(server.memories, replay))
    diverged += report(faults, 'the server is no replay of its log')
  const expected = await stateOf(evidence.fresh)
  const reference = { ...expected, log: byId(server.log), memories: replay, outbox: 0, rejected: 0 }
  for (const [index, store] of [...evidence.devices, evidence.fresh].entries()) {
    const state = await stateOf(store)
    for (const part of ['log', 'memories', 'notes', 'cards', 'outbox', 'rejected'] as const) {
      if (isDeepStrictEqual(state[part], reference[part])) continue
      diverged += report(faults, `device ${index + 1} differs in its ${part}`)
      break
    }
  }
  return { acknowledged: acknowledged.size, lost: missing.size, duplicated, diverged, faults }
}

function report(faults: string[], fault: string): 1 {
  faults.push(fault)
  return 1
}

function replayLog(log: readonly ReviewEvent[], preset: Preset): Map<string, CardMemory> {
  const memories = new Map<string, CardMemory>()
  for (const [id, events] of groupByCard(log)) {
    const memory = foldCard({ id }, events, preset)
    if (memory.standsAtEventId !== null) memories.set(id, memory)
  }
  return memories
}

async function stateOf(store: LocalStore) {
  return {
    log: byId([...(await store.readAllLogs()).values()].flat()),
    memories: await store.readMemories(),
    notes: byId(await store.readNotes()),
    cards: byId(await store.readCards()),
    outbox: await store.countOutbox(),
    rejected: (await store.readRejected()).length,
  }
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
