import { LARGEST_PUSH, type PushOutcome } from '@/lib/contracts/sync'
import { measureClockOffset } from './event-clock'
import type { StoreChange, SyncStore, Transport, TransportFailure } from './ports'

/**
 * One round: send what waits, fetch what is new, fold what it touched. It can stop anywhere (no network, a closed
 * tab) and be started again: every step leaves the store in a state from which the next round goes on (SPEC
 * S12, S16, S21). It holds no state of its own.
 */

export type SyncOutcome =
  | {
      readonly kind: 'level'
      readonly pushed: number
      readonly rejected: number
      readonly pulledPages: number
    }
  | { readonly kind: 'stopped'; readonly failure: TransportFailure }

export interface SyncRound {
  readonly store: SyncStore
  readonly transport: Transport
  /** The device's own clock, uncorrected, epoch milliseconds. */
  readonly clock: () => number
  /** Called after every write, so that pages follow a long first sync. */
  readonly onChange?: (change: StoreChange) => void
}

export async function syncOnce(round: SyncRound): Promise<SyncOutcome> {
  const restarted = { value: false }
  for (;;) {
    const outcome = await attempt(round)
    const historyLost = outcome.kind === 'stopped' && outcome.failure.kind === 'history-lost'
    if (!historyLost || restarted.value) return outcome
    restarted.value = true
    await round.store.requeueAll()
  }
}

async function attempt(round: SyncRound): Promise<SyncOutcome> {
  // What an earlier round fetched but did not get to fold, for a device that now finds no network.
  await foldAll(round)
  const sent = await pushAll(round)
  if (!sent.ok) return { kind: 'stopped', failure: sent.failure }
  const fetched = await pullAll(round)
  await foldAll(round)
  if (!fetched.ok) return { kind: 'stopped', failure: fetched.failure }
  const { clockOffsetMs } = await round.store.readMeta()
  await round.store.noteSync({ lastSyncedAt: round.clock() + clockOffsetMs })
  return { kind: 'level', pushed: sent.pushed, rejected: sent.rejected, pulledPages: fetched.pages }
}

type Failed = { readonly ok: false; readonly failure: TransportFailure }

async function pushAll(
  round: SyncRound,
): Promise<{ readonly ok: true; readonly pushed: number; readonly rejected: number } | Failed> {
  const { store, transport } = round
  const { deviceId } = await store.readMeta()
  let size = LARGEST_PUSH
  let rejected = 0
  const settled = new Set<string>()
  for (;;) {
    const events = await store.readOutbox(size)
    if (events.length === 0) return { ok: true, pushed: settled.size, rejected }
    // A store that does not let go of what was settled must not make this device hammer the server.
    if (events.some(event => settled.has(event.id))) {
      return failed({ kind: 'refused', message: 'This device could not mark answers as sent.' })
    }
    const sentAt = round.clock()
    const answer = await transport.push({ deviceId, events: [...events] })
    let outcomes: readonly PushOutcome[]
    if (answer.ok) {
      await noteClock(round, sentAt, answer.value.serverTime)
      outcomes = outcomesFor(events, answer.value.outcomes)
      if (outcomes.length === 0) return failed({ kind: 'refused', message: 'The server answered no event.' })
    } else if (answer.error.kind === 'too-large' && events.length > 1) {
      size = Math.ceil(events.length / 2)
      continue
    } else if (answer.error.kind === 'too-large') {
      outcomes = events.map(event => tooLarge(event.id))
    } else {
      return failed(answer.error)
    }
    size = LARGEST_PUSH
    rejected += outcomes.filter(outcome => outcome.status === 'rejected').length
    for (const { id } of outcomes) settled.add(id)
    const change = await store.settlePush(outcomes)
    round.onChange?.(change)
  }
}

/** Keeps the outcomes of events that were really sent: nothing else may be settled (S11). */
function outcomesFor(
  events: readonly { readonly id: string }[],
  outcomes: readonly PushOutcome[],
): readonly PushOutcome[] {
  const sent = new Set(events.map(event => event.id))
  return outcomes.filter(outcome => sent.has(outcome.id))
}

function tooLarge(id: string): PushOutcome {
  return { id, status: 'rejected', code: 'INVALID_INPUT', message: 'This answer is too large to be sent.' }
}

async function pullAll(round: SyncRound): Promise<{ readonly ok: true; readonly pages: number } | Failed> {
  const { store, transport } = round
  for (let pages = 1; ; pages++) {
    const { cursor } = await store.readMeta()
    const sentAt = round.clock()
    const answer = await transport.pull(cursor)
    if (!answer.ok) return failed(answer.error)
    const page = answer.value
    await noteClock(round, sentAt, page.serverTime)
    if (page.cursor < cursor || (page.more && page.cursor === cursor)) {
      return failed({ kind: 'refused', message: 'The server sent a page that leads nowhere.' })
    }
    const change = await store.applyPull(cursor, page)
    round.onChange?.(change)
    if (!page.more) return { ok: true, pages }
  }
}

async function foldAll(round: SyncRound): Promise<void> {
  for (;;) {
    const { change, done } = await round.store.foldPending()
    round.onChange?.(change)
    if (done) return
  }
}

async function noteClock(round: SyncRound, sentAt: number, serverTime: number): Promise<void> {
  const measured = measureClockOffset(sentAt, round.clock(), serverTime)
  const { clockOffsetMs } = await round.store.readMeta()
  // Jitter of the network is no news: write only when the correction appears, vanishes or really moves.
  if (Math.abs(measured - clockOffsetMs) > 1_000) await round.store.noteSync({ clockOffsetMs: measured })
}

function failed(failure: TransportFailure): Failed {
  return { ok: false, failure }
}
