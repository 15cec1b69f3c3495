import type { ReviewEvent } from '@/lib/core/reviews/event'
import { inOrder } from '@/lib/core/reviews/event-order'
import { applyEvent, newCardMemory } from '@/lib/core/reviews/fold'
import { effectiveEvents } from '@/lib/core/reviews/undo'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'
import type { EntryKind, HistoryEntry } from '@/lib/core/training/review-history'

/**
 * What the optimizer may learn of one card from our own log: counting answers since the last reset. Cram answers,
 * moved dates and what was undone are left out.
 */
export function historyFromLog(
  card: { readonly id: string },
  events: readonly ReviewEvent[],
  preset: Preset,
): HistoryEntry[] {
  let entries: HistoryEntry[] = []
  let memory = newCardMemory
  for (const event of effectiveEvents(inOrder(events))) {
    if (event.type === 'reset') entries = []
    if (event.type === 'answer' && event.mode === 'scheduled') {
      entries.push({ at: event.at, studyDay: event.studyDay, rating: event.rating, kind: kindOf(memory) })
    }
    memory = applyEvent(card, memory, event, preset)
  }
  return entries
}

function kindOf({ phase }: CardMemory): EntryKind {
  return phase === 'new' ? 'learning' : phase
}
