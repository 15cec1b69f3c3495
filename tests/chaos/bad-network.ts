/**
 * A network between a device and the server that loses requests and responses, sends twice, sends old batches again
 * long after, and cuts answers in the middle. What comes of a push is decided by the run's own randomness.
 */

import type { PushOutcome, PushRequest, PushResponse } from '@/lib/contracts/sync'
import { err, type Result } from '@/lib/core/result'
import type { Transport, TransportFailure } from '@/lib/sync/ports'

export interface BadNetwork extends Transport {
  isOnline: boolean
  /** From now on everything arrives, once and in order. */
  heal(): void
}

export interface NetworkWatch {
  /** A push is on its way to the server. */
  onSending(): void
  /** What the device was told of each event. */
  onOutcomes(outcomes: readonly PushOutcome[]): void
}

type Pushed = Result<PushResponse, TransportFailure>

/** Batches kept to be sent again later, out of order. */
const KEPT_BATCHES = 6

export function createBadNetwork(real: Transport, random: () => number, watch: NetworkWatch): BadNetwork {
  const offline = err({ kind: 'offline' as const })
  const kept: PushRequest[] = []
  let isBad = true
  const push = async (request: PushRequest): Promise<Pushed> => {
    watch.onSending()
    const answer = await real.push(request)
    // Every answer of the server is a promise, also one that the device never gets to see.
    if (answer.ok) watch.onOutcomes(answer.value.outcomes)
    return answer
  }
  const pushBadly = async (request: PushRequest): Promise<Pushed> => {
    const fate = random()
    if (fate < 0.08) return offline
    if (fate < 0.2) {
      await push(request)
      return offline
    }
    if (fate < 0.28) return (await Promise.all([push(request), push(request)]))[1]
    if (fate < 0.38) {
      const old = kept[Math.floor(random() * kept.length)]
      const both = await Promise.all([push(request), old === undefined ? null : push(old)])
      return both[0]
    }
    if (fate < 0.45) {
      const reordered = { ...request, events: request.events.toReversed() }
      return push(reordered)
    }
    const answer = await push(request)
    if (fate > 0.55 || !answer.ok) return answer
    const { outcomes } = answer.value
    return {
      ok: true,
      value: { ...answer.value, outcomes: outcomes.slice(0, Math.ceil(outcomes.length / 2)) },
    }
  }
  const network: BadNetwork = {
    isOnline: true,
    heal: () => {
      isBad = false
      network.isOnline = true
    },
    push: async request => {
      if (!network.isOnline) return offline
      if (!isBad) return push(request)
      kept.push(request)
      if (kept.length > KEPT_BATCHES) kept.splice(Math.floor(random() * kept.length), 1)
      return pushBadly(request)
    },
    pull: async cursor => {
      if (!network.isOnline || (isBad && random() < 0.08)) return offline
      const answer = await real.pull(cursor)
      return isBad && random() < 0.08 ? offline : answer
    },
  }
  return network
}
