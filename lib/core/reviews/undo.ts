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

/**
 * An undo is settled once every undo aimed at it is. Undos aimed at each other in a ring are never settled and
 * have no force; honest devices cannot make one.
 */
function undoneIds(ordered: readonly ReviewEvent[]): ReadonlySet<string> {
  const undone = new Set<string>()
  const undos = new Map<string, UndoEvent>()
  for (const event of ordered) if (event.type === 'undo') undos.set(event.id, event)
  if (undos.size === 0) return undone

  const unsettledAimedAt = new Map<string, number>()
  for (const { targetEventId } of undos.values()) {
    if (undos.has(targetEventId)) {
      unsettledAimedAt.set(targetEventId, (unsettledAimedAt.get(targetEventId) ?? 0) + 1)
    }
  }
  const settled = [...undos.values()].filter(undo => !unsettledAimedAt.has(undo.id))
  for (let undo = settled.pop(); undo !== undefined; undo = settled.pop()) {
    if (!undone.has(undo.id)) undone.add(undo.targetEventId)
    const target = undos.get(undo.targetEventId)
    if (target === undefined) continue
    const left = (unsettledAimedAt.get(target.id) ?? 1) - 1
    unsettledAimedAt.set(target.id, left)
    if (left === 0) settled.push(target)
  }
  return undone
}
