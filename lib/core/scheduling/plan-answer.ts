import type { Rating, StudyDay } from '@/lib/core/reviews/event'
import { type MemoryModel, type MemoryState, modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import { fuzzedInterval, fuzzFactor, fuzzRange, leastGrowingInterval } from '@/lib/core/scheduling/fuzz'
import {
  balancedInterval,
  balanceUnit,
  LONGEST_BALANCED_DAYS,
  type Load,
} from '@/lib/core/scheduling/load-balance'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { DaySettings, Preset } from '@/lib/core/scheduling/preset'
import { nextStep } from '@/lib/core/scheduling/steps'
import { secondsUntilRollover } from '@/lib/core/scheduling/study-day'

/**
 * What an answer leads to. The buttons (`preview-grades`) and the fold of the log (`reviews/fold`) both ask
 * here, so that what a button shows is what happens.
 */

/** Days until the review, or seconds until the next step. */
export type Chosen = { readonly days: number } | { readonly seconds: number }

export interface Due {
  readonly dueDay: StudyDay | null
  readonly dueAt: number | null
}

/** The card's state in the model, or null for a card not yet answered. */
export function memoryStateOf(memory: CardMemory): MemoryState | null {
  if (memory.stability === null || memory.difficulty === null) return null
  return { stability: memory.stability, difficulty: memory.difficulty }
}

/** Study days since the last answer. A clock set back or a flight west never makes it negative. */
export function elapsedDays(memory: CardMemory, today: StudyDay): number {
  return memory.lastReviewDay === null ? 0 : Math.max(0, today - memory.lastReviewDay)
}

/**
 * The interval or step that `rating` leads to on study day `today`. Without `load` it depends on nothing but
 * the card's id, its memory and the preset.
 */
export function planAnswer(
  cardId: string,
  memory: CardMemory,
  preset: Preset,
  today: StudyDay,
  rating: Rating,
  load?: Load,
): Chosen {
  const step = nextStep(memory.phase, memory.step, rating, preset)
  if (step !== null) return { seconds: step.seconds }
  return { days: reviewInterval(cardId, memory, preset, today, rating, load) }
}

/** When a card is due that was answered at an instant of a study day; steps that cross the rollover become days. */
export function dueOf(chosen: Chosen, at: number, studyDay: StudyDay, settings: DaySettings): Due {
  if ('days' in chosen) return { dueDay: studyDay + chosen.days, dueAt: null }
  const untilRollover = secondsUntilRollover(at, settings)
  if (chosen.seconds < untilRollover) return { dueDay: null, dueAt: at + chosen.seconds * 1000 }
  return { dueDay: studyDay + Math.floor((chosen.seconds - untilRollover) / 86_400) + 1, dueAt: null }
}

/** Passing answers keep their order (hard ≥ 1, good ≥ hard + 1, easy ≥ good + 1) up to the maximum interval. */
function reviewInterval(
  cardId: string,
  memory: CardMemory,
  preset: Preset,
  today: StudyDay,
  rating: Rating,
  load: Load | undefined,
): number {
  const model = modelFor(preset.weights)
  const state = memoryStateOf(memory)
  const elapsed = elapsedDays(memory, today)
  const place = placeWithin(cardId, memory, preset, today, load)
  if (rating === 1) return place(exactInterval(model, state, elapsed, 1, preset), 1, 0)
  const previous = memory.phase === 'review' ? memory.scheduledDays : 0
  const hardIsStep = nextStep(memory.phase, memory.step, 2, preset) !== null
  let days = 0
  for (const passing of [2, 3, 4] as const) {
    // A Hard that leads to a step has no days for Good to exceed.
    if (passing > 2 || !hardIsStep) {
      days = place(exactInterval(model, state, elapsed, passing, preset), days + 1, previous)
    }
    if (passing === rating) break
  }
  return days
}

function exactInterval(
  model: MemoryModel,
  state: MemoryState | null,
  elapsed: number,
  rating: Rating,
  preset: Preset,
): number {
  return model.interval(model.next(state, elapsed, rating).stability, preset.desiredRetention)
}

/**
 * Rounds, fuzzes and balances an interval: at least `least`, at most the preset's maximum, and, as far as fuzz
 * reaches, longer than the `previous` interval (0 when there was none to exceed).
 */
type PlaceInterval = (interval: number, least: number, previous: number) => number

function placeWithin(
  cardId: string,
  memory: CardMemory,
  preset: Preset,
  today: StudyDay,
  load: Load | undefined,
): PlaceInterval {
  const maximum = preset.maximumIntervalDays
  if (!preset.fuzz) return (interval, least) => fuzzedInterval(interval, null, least, maximum)
  const factor = fuzzFactor(cardId, memory.reps)
  return (interval, least, previous) => {
    const growing = previous > 0 ? leastGrowingInterval(interval, previous, maximum) : 0
    const minimum = Math.max(least, growing)
    if (load === undefined || !preset.loadBalance || interval > LONGEST_BALANCED_DAYS) {
      return fuzzedInterval(interval, factor, minimum, maximum)
    }
    const range = fuzzRange(interval, minimum, maximum)
    return balancedInterval(range, today, load, preset.easyDays, balanceUnit(cardId, memory.reps))
  }
}
