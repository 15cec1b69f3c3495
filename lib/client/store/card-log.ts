import type { SyncedSettings } from '@/lib/contracts/sync'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Folder } from '@/lib/sync/ports'

/**
 * The log of one card as the stores keep it. One record a card, not one an event: a first sync then writes as
 * many records as there are cards, and the fold reads one.
 */
export interface CardLog {
  readonly cardId: string
  readonly events: readonly ReviewEvent[]
  /** The newest instant and study day in `events`, for the indexes. */
  readonly lastAt: number
  readonly lastDay: number
}

/** Puts events into a card's log; one with a known id replaces the copy there (SPEC S9). */
export function mergeIntoLog(
  cardId: string,
  log: CardLog | undefined,
  incoming: readonly ReviewEvent[],
): CardLog {
  return logOf(cardId, mergeEvents(log?.events ?? [], incoming))
}

/** Both sets of events, each id once; the incoming copy counts. */
export function mergeEvents(
  events: readonly ReviewEvent[],
  incoming: readonly ReviewEvent[],
): readonly ReviewEvent[] {
  const byId = new Map(events.map(event => [event.id, event]))
  for (const event of incoming) byId.set(event.id, event)
  return [...byId.values()]
}

/** The log without the named events; null when nothing is left. */
export function removeFromLog(log: CardLog, ids: ReadonlySet<string>): CardLog | null {
  const events = log.events.filter(event => !ids.has(event.id))
  return events.length === 0 ? null : logOf(log.cardId, events)
}

function logOf(cardId: string, events: readonly ReviewEvent[]): CardLog {
  let lastAt = 0
  let lastDay = 0
  for (const event of events) {
    lastAt = Math.max(lastAt, event.at)
    lastDay = Math.max(lastDay, event.studyDay)
  }
  return { cardId, events, lastAt, lastDay }
}

/** The memory to keep for a log; null when no event counts, which is the same as an untouched card. */
export function memoryOf(log: CardLog, settings: SyncedSettings | null, fold: Folder): CardMemory | null {
  const memory = fold(log.cardId, log.events, settings)
  return memory.standsAtEventId === null ? null : memory
}

export function groupByCard(events: readonly ReviewEvent[]): Map<string, ReviewEvent[]> {
  const groups = new Map<string, ReviewEvent[]>()
  for (const event of events) {
    const group = groups.get(event.cardId)
    if (group === undefined) groups.set(event.cardId, [event])
    else group.push(event)
  }
  return groups
}
