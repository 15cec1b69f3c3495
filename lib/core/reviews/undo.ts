import type { ReviewEvent, UndoEvent } from '@/lib/core/reviews/event'
import { compareEvents, inOrder } from '@/lib/core/reviews/event-order'

/**
 * An undo takes one event out of the log's effect, and can itself be taken out. Nothing is ever rolled back: the
 * state without an event is the fold without it, so everything the event did is restored, the due date included.
 */

/** The events that count, undos and what they took back removed. `ordered` is in total order. */
export function effectiveEvents(ordered: readonly ReviewEvent[]): readonly Exclude<ReviewEvent, UndoEvent>[] {
  const undone = undoneIds(ordered)
  return ordered.filter(
    (event): event is Exclude<ReviewEvent, UndoEvent> => event.type !== 'undo' && !undone.has(event.id),
  )
}

/**
 * The event that "undo" takes back now: the latest of all cards that still counts; null when there is none.
 * Events of every device belong in `events`, in any order.
 */
export function lastUndoable(events: readonly ReviewEvent[]): Exclude<ReviewEvent, UndoEvent> | null {
  return effectiveEvents(inOrder(events)).at(-1) ?? null
}

/** The undo that "redo" takes back now: the latest undo in force, if nothing was done after it; else null. */
export function lastRedoable(events: readonly ReviewEvent[]): UndoEvent | null {
  const ordered = inOrder(events)
  const undone = undoneIds(ordered)
  const undo = ordered.findLast((event): event is UndoEvent => event.type === 'undo' && !undone.has(event.id))
  if (undo === undefined) return null
  const done = effectiveEvents(ordered).at(-1)
  return done !== undefined && compareEvents(done, undo) > 0 ? null : undo
}

function undoneIds(ordered: readonly ReviewEvent[]): ReadonlySet<string> {
  const undosOf = new Map<string, UndoEvent[]>()
  for (const event of ordered) {
    if (event.type !== 'undo') continue
    const known = undosOf.get(event.targetEventId)
    if (known === undefined) undosOf.set(event.targetEventId, [event])
    else known.push(event)
  }
  const undone = new Set<string>()
  if (undosOf.size === 0) return undone
  // An undo that is reached again through itself has no force; honest devices cannot make one.
  const settled = new Map<string, boolean>()
  const isUndone = (id: string): boolean => {
    const known = settled.get(id)
    if (known !== undefined) return known
    settled.set(id, true)
    const result = (undosOf.get(id) ?? []).some(undo => !isUndone(undo.id))
    settled.set(id, result)
    return result
  }
  for (const event of ordered) if (isUndone(event.id)) undone.add(event.id)
  return undone
}
