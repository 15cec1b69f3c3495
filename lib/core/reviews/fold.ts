import type { AnswerEvent, CarryOverEvent, ReviewEvent } from '@/lib/core/reviews/event'
import { compareEvents, inOrder } from '@/lib/core/reviews/event-order'
import { effectiveEvents } from '@/lib/core/reviews/undo'
import { modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import { isLeechLapse } from '@/lib/core/scheduling/leech'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { type Chosen, dueOf, elapsedDays, memoryStateOf, planAnswer } from '@/lib/core/scheduling/plan-answer'
import type { Preset } from '@/lib/core/scheduling/preset'
import { nextStep } from '@/lib/core/scheduling/steps'

/**
 * Memory as a fold of the log. The same set of events gives the same memory on every device, in whatever order
 * they arrive, however often; nothing else goes in but the preset.
 *
 * An answer's interval is what its button promised (`chosen`) as long as the card was, when it was answered, in
 * the state the log says it was in (`basisEventId`). When another device's event slipped in between, the promise
 * was made for another state, and the interval is worked out anew, without load balance.
 */

/** A card nobody has answered. */
export const newCardMemory: CardMemory = Object.freeze({
  phase: 'new',
  stability: null,
  difficulty: null,
  step: null,
  reps: 0,
  lapses: 0,
  lastReviewAt: null,
  lastReviewDay: null,
  dueDay: null,
  dueAt: null,
  scheduledDays: 0,
  suspended: false,
  buriedUntilDay: null,
  leech: false,
  standsAtEventId: null,
})

/** A fold that can go on: see `appendToFold`. */
export interface FoldedCard {
  readonly memory: CardMemory
  /** The last event in total order, whether or not it counts. */
  readonly last: ReviewEvent | null
  /** True when an undo waits for an event that has not arrived. */
  readonly hasOpenUndo: boolean
}

/** Memory of one card from all of its events: any order, duplicates allowed, undone and cram answers ignored. */
export function foldCard(
  card: { readonly id: string },
  events: readonly ReviewEvent[],
  preset: Preset,
): CardMemory {
  return startFold(card, events, preset).memory
}

/** Like `foldCard`, keeping what is needed to add later events one at a time. */
export function startFold(
  card: { readonly id: string },
  events: readonly ReviewEvent[],
  preset: Preset,
): FoldedCard {
  const ordered = inOrder(events)
  let memory = newCardMemory
  for (const event of effectiveEvents(ordered)) memory = applyEvent(card, memory, event, preset)
  const ids = new Set<string>()
  let hasOpenUndo = false
  if (ordered.some(event => event.type === 'undo')) {
    for (const event of ordered) ids.add(event.id)
    hasOpenUndo = ordered.some(event => event.type === 'undo' && !ids.has(event.targetEventId))
  }
  return { memory, last: ordered.at(-1) ?? null, hasOpenUndo }
}

/**
 * The fold with one more event, in constant time; null when the event does not simply come last (it is late, or
 * an undo, or one may be waiting for it), and the card must be folded from its log again.
 */
export function appendToFold(
  card: { readonly id: string },
  folded: FoldedCard,
  event: ReviewEvent,
  preset: Preset,
): FoldedCard | null {
  if (event.type === 'undo' || folded.hasOpenUndo) return null
  if (folded.last !== null) {
    if (folded.last.id === event.id) return folded
    if (compareEvents(folded.last, event) >= 0) return null
  }
  return { memory: applyEvent(card, folded.memory, event, preset), last: event, hasOpenUndo: false }
}

/** One effective event on top of the memory before it. Undos are resolved before this: one here is a bug. */
export function applyEvent(
  card: { readonly id: string },
  memory: CardMemory,
  event: ReviewEvent,
  preset: Preset,
): CardMemory {
  switch (event.type) {
    case 'answer':
      return event.mode === 'cram' ? memory : applyAnswer(card, memory, event, preset)
    case 'suspend':
    case 'unsuspend':
      return { ...memory, suspended: event.type === 'suspend', standsAtEventId: event.id }
    case 'bury':
      return { ...memory, buriedUntilDay: event.untilDay, standsAtEventId: event.id }
    case 'reset':
      return { ...newCardMemory, suspended: memory.suspended, standsAtEventId: event.id }
    case 'reschedule':
      // A new card has no date to move: it waits for its turn.
      if (memory.phase === 'new') return { ...memory, standsAtEventId: event.id }
      return {
        ...memory,
        dueDay: event.dueDay,
        dueAt: null,
        scheduledDays: Math.max(0, event.dueDay - (memory.lastReviewDay ?? event.studyDay)),
        standsAtEventId: event.id,
      }
    case 'carry-over':
      // What was answered here is better known than what another program wrote down.
      return memory.phase === 'new' ? carryOver(memory, event, preset) : memory
    case 'undo':
      throw new Error('An undo reached applyEvent: resolve undos first with effectiveEvents.')
  }
}

function applyAnswer(
  card: { readonly id: string },
  memory: CardMemory,
  event: AnswerEvent,
  preset: Preset,
): CardMemory {
  const state = modelFor(preset.weights).next(
    memoryStateOf(memory),
    elapsedDays(memory, event.studyDay),
    event.rating,
  )
  const chosen = isPromiseKept(memory, event)
    ? event.chosen
    : planAnswer(card.id, memory, preset, event.studyDay, event.rating, undefined, state.stability)
  const lapses = memory.lapses + (memory.phase === 'review' && event.rating === 1 ? 1 : 0)
  const firesLeech = lapses > memory.lapses && isLeechLapse(lapses, preset.leechThreshold)
  const isStep = 'seconds' in chosen
  const { dueDay, dueAt } = dueOf(chosen, event.at, event.studyDay, event)
  return {
    phase: isStep ? stepPhase(memory) : 'review',
    stability: state.stability,
    difficulty: state.difficulty,
    step: isStep
      ? (nextStep(memory.phase, memory.step, event.rating, preset)?.step ?? memory.step ?? 0)
      : null,
    reps: memory.reps + 1,
    lapses,
    lastReviewAt: event.at,
    lastReviewDay: event.studyDay,
    dueDay,
    dueAt,
    scheduledDays: isStep ? 0 : chosen.days,
    suspended: memory.suspended || (firesLeech && preset.leechAction === 'suspend'),
    buriedUntilDay: null,
    leech: memory.leech || firesLeech,
    standsAtEventId: event.id,
  }
}

function stepPhase(memory: CardMemory): 'learning' | 'relearning' {
  return memory.phase === 'review' || memory.phase === 'relearning' ? 'relearning' : 'learning'
}

/** Whether `chosen` was promised for this very state, and is a promise that its rating can make. */
function isPromiseKept(
  memory: CardMemory,
  event: AnswerEvent,
): event is AnswerEvent & { readonly chosen: Chosen } {
  const { chosen } = event
  if (chosen === null || event.basisEventId !== memory.standsAtEventId) return false
  if ('days' in chosen) return chosen.days >= 1
  const endsSteps = event.rating === 4 || (memory.phase === 'review' && event.rating > 1)
  return chosen.seconds >= 1 && !endsSteps
}

/** Reads another program's interval and ease as a memory state; it counts as reviewed when that interval began. */
function carryOver(memory: CardMemory, event: CarryOverEvent, preset: Preset): CardMemory {
  const interval = Math.max(1, event.intervalDays)
  const state = modelFor(preset.weights).fromSm2(event.easePercent / 100, interval, 0.9)
  const scheduledDays = Math.round(interval)
  return {
    ...memory,
    phase: 'review',
    stability: state.stability,
    difficulty: state.difficulty,
    dueDay: event.dueDay,
    lastReviewDay: Math.min(event.studyDay, event.dueDay - scheduledDays),
    scheduledDays,
    standsAtEventId: event.id,
  }
}
