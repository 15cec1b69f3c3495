import type { ReviewEvent } from '@/lib/core/reviews/event'
import { foldCard } from '@/lib/core/reviews/fold'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'
import type { StoreChange } from '@/lib/sync/ports'

/** Small pure steps of keeping the snapshot: laying new things over known ones. */

/** The memory of a card from its log, put in or taken out. */
export function foldInto(
  memories: Map<string, CardMemory>,
  cardId: string,
  log: readonly ReviewEvent[],
  preset: Preset,
): void {
  const memory = foldCard({ id: cardId }, log, preset)
  if (memory.standsAtEventId === null) memories.delete(cardId)
  else memories.set(cardId, memory)
}

/** Rows laid over the known ones by id; over none when `known` is null. */
export function overlay<T extends { readonly id: string }>(
  known: ReadonlyMap<string, T> | null,
  rows: readonly T[],
): Map<string, T> {
  const map = new Map<string, T>(known)
  for (const row of rows) map.set(row.id, row)
  return map
}

/** Both changes as one. */
export function joinChanges(a: StoreChange, b: StoreChange): StoreChange {
  return {
    notes: [...new Set([...a.notes, ...b.notes])],
    cards: [...new Set([...a.cards, ...b.cards])],
    memories: [...new Set([...a.memories, ...b.memories])],
    settings: a.settings || b.settings,
    everything: a.everything || b.everything,
  }
}
