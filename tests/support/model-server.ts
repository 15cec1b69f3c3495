/**
 * The server's side of lib/sync/SPEC.md in memory, as small as the rules allow, and a network that loses, repeats
 * and cuts. The real server is held to the same rules in tests/integration/sync.
 */
import type { PullResponse, PushOutcome, SyncedSettings } from '@/lib/contracts/sync'
import { err, ok } from '@/lib/core/result'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import type { Transport } from '@/lib/sync/ports'
import { receiveEvent } from '@/lib/sync/receive-event'
import { page } from './sync-rows'

export class ModelServer {
  readonly log = new Map<string, { readonly rev: number; readonly event: ReviewEvent }>()
  rev = 1

  constructor(
    private readonly cardIds: ReadonlySet<string>,
    private readonly settings: SyncedSettings,
    public now: number,
    private readonly pageRows = 7,
  ) {}

  push(events: readonly unknown[]): PushOutcome[] {
    this.rev += 1
    return (events as ReviewEvent[]).map(event => {
      if (this.log.has(event.id)) return { id: event.id, status: 'duplicate' }
      if (!this.cardIds.has(event.cardId)) {
        return { id: event.id, status: 'rejected', code: 'NOT_FOUND', message: 'No such card.' }
      }
      this.log.set(event.id, { rev: this.rev, event: receiveEvent(event, this.now) })
      return { id: event.id, status: 'accepted' }
    })
  }

  /** Null when the cursor is above the counter (S24). */
  pull(cursor: number): PullResponse | null {
    if (cursor > this.rev) return null
    const newer = [...this.log.values()].filter(({ rev }) => rev > cursor).sort((a, b) => a.rev - b.rev)
    const end = newer[this.pageRows - 1]?.rev ?? this.rev
    return page(end, {
      events: newer.filter(({ rev }) => rev <= end),
      settings: cursor === 0 ? this.settings : null,
      more: end < this.rev,
      serverTime: this.now,
    })
  }

  events(): ReviewEvent[] {
    return [...this.log.values()].map(({ event }) => event)
  }
}

/** What becomes of one request. `cut`: the server did it, but only half of the outcomes came back. */
export type Fate = 'fine' | 'request lost' | 'response lost' | 'sent twice' | 'cut'

/** The way to a model server; the fates are used up one a request, then all is fine. */
export function createModelTransport(server: ModelServer, fates: readonly Fate[] = []): Transport {
  const coming = [...fates]
  const offline = err({ kind: 'offline' as const })
  return {
    async push({ events }) {
      const fate = coming.shift() ?? 'fine'
      if (fate === 'request lost') return offline
      let outcomes = server.push(events)
      if (fate === 'sent twice') outcomes = server.push(events)
      if (fate === 'response lost') return offline
      if (fate === 'cut') outcomes = outcomes.slice(0, Math.ceil(outcomes.length / 2))
      return ok({ outcomes, serverTime: server.now })
    },
    async pull(cursor) {
      const fate = coming.shift() ?? 'fine'
      if (fate === 'request lost' || fate === 'response lost') return offline
      const answered = server.pull(cursor)
      return answered === null ? err({ kind: 'history-lost' as const }) : ok(answered)
    },
  }
}
