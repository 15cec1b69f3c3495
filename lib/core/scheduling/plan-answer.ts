import type { Rating, StudyDay } from '@/lib/core/reviews/event'
import { type MemoryState, modelFor } from '@/lib/core/scheduling/fsrs-adapter'
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
 * the card's id, its memory and the preset. A caller that knows the stability after the answer may pass it on.
 */
export function planAnswer(
  cardId: string,
  memory: CardMemory,
  preset: Preset,
  today: StudyDay,
  rating: Rating,
  load?: Load,
  stabilityAfter?: number,
): Chosen {
  const step = nextStep(memory.phase, memory.step, rating, preset)
  if (step !== null) return { seconds: step.seconds }
  return { days: reviewInterval(cardId, memory, preset, today, rating, load, stabilityAfter) }
}

/** When a card is due that was answered at an instant of a study day; steps that cross the rollover become days. */
export function dueOf(chosen: Chosen, at: number, studyDay: StudyDay, settings: DaySettings): Due {
  if ('days' in chosen) return { dueDay: studyDay + chosen.days, dueAt: null }
  const untilRollover = secondsUntilRollover(at, settings)
  if (chosen.seconds < untilRollover) return { dueDay: null, dueAt: at + chosen.seconds * 1000 }
  return { dueDay: studyDay + Math.floor((chosen.seconds - untilRollover) / 86_400) + 1, dueAt: null }
}

/**
 * Passing answers keep their order (hard ≥ 1, good ≥ hard + 1, easy ≥ good + 1) up to the maximum interval.
 * Written without closures: this runs once for every answer of a replay.
 */
function reviewInterval(
  cardId: string,
  memory: CardMemory,
  preset: Preset,
  today: StudyDay,
  rating: Rating,
  load: Load | undefined,
  stabilityAfter: number | undefined,
): number {
  const model = modelFor(preset.weights)
  const state = memoryStateOf(memory)
  const elapsed = elapsedDays(memory, today)
  // A Hard that leads to a step has no days for Good to exceed; of Again, nothing has to exceed anything.
  const lowest = rating === 1 ? 1 : nextStep(memory.phase, memory.step, 2, preset) === null ? 2 : 3
  const previous = rating !== 1 && memory.phase === 'review' ? memory.scheduledDays : 0
  const place: Place = {
    today,
    preset,
    load,
    previous,
    factor: preset.fuzz ? fuzzFactor(cardId, memory.reps) : null,
    unit: load === undefined ? 0 : balanceUnit(cardId, memory.reps),
  }
  let days = 0
  for (let of: number = lowest; of <= rating; of++) {
    const isKnown = of === rating && stabilityAfter !== undefined
    const stability = isKnown ? stabilityAfter : model.stabilityAfter(state, elapsed, of as Rating)
    days = placeInterval(model.interval(stability, preset.desiredRetention), days + 1, place)
  }
  return days
}

interface Place {
  readonly today: StudyDay
  readonly preset: Preset
  readonly load: Load | undefined
  /** The interval before, which a passed card should exceed as far as fuzz reaches; 0 when there was none. */
  readonly previous: number
  readonly factor: number | null
  readonly unit: number
}

/** Rounds, fuzzes and balances an interval: at least `least`, at most the preset's maximum. */
function placeInterval(interval: number, least: number, place: Place): number {
  const { preset, load, factor } = place
  const maximum = preset.maximumIntervalDays
  if (factor === null) return fuzzedInterval(interval, null, least, maximum)
  const growing = place.previous > 0 ? leastGrowingInterval(interval, place.previous, maximum) : 0
  const minimum = Math.max(least, growing)
  if (load === undefined || !preset.loadBalance || interval > LONGEST_BALANCED_DAYS) {
    return fuzzedInterval(interval, factor, minimum, maximum)
  }
  return balancedInterval(
    fuzzRange(interval, minimum, maximum),
    place.today,
    load,
    preset.easyDays,
    place.unit,
  )
}
