import type { Rating } from '@/lib/core/reviews/event'
import { type MemoryModel, type MemoryState, modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import type { SimulatorConfig } from '@/lib/core/simulation/simulator-config'

/**
 * A learner played forward day by day, after the method of the FSRS project's simulator: answers are drawn from
 * the model's own forgetting curve, each costs time, and a day ends when its time is used up. Reviews come before
 * new cards, easy ones first; what is left over waits for the next day.
 */

/** A card the learner already has. Days count from today, 0. */
export interface SimulatedCard {
  readonly state: MemoryState
  /** Day of the last answer, 0 or negative. */
  readonly lastDay: number
  readonly dueDay: number
}

export interface Simulation {
  /** Each by day. `memorised` is the sum of the chances of recall over all cards at the end of the simulated span's day. */
  readonly memorised: Float64Array
  readonly reviews: Uint32Array
  readonly newCards: Uint32Array
  readonly recalled: Uint32Array
  readonly seconds: Float64Array
}

interface Playing {
  state: MemoryState
  lastDay: number
}

/** At most so many answers in the steps of one sitting. */
const MOST_STEPS = 5

/** `onlyLastDay` leaves the memorised count of the other days at 0, which is most of the work. */
export function simulate(
  config: SimulatorConfig,
  weights: readonly number[],
  retention: number,
  random: () => number,
  existing: readonly SimulatedCard[] = [],
  onlyLastDay = false,
): Simulation {
  const model = modelFor(weights)
  const { days } = config
  const result: Simulation = {
    memorised: new Float64Array(days),
    reviews: new Uint32Array(days),
    newCards: new Uint32Array(days),
    recalled: new Uint32Array(days),
    seconds: new Float64Array(days),
  }
  const due: Playing[][] = Array.from({ length: days + 1 }, () => [])
  for (const { state, lastDay, dueDay } of existing) {
    due[Math.min(Math.max(0, dueDay), days)]?.push({ state, lastDay })
  }
  let unseen = Math.max(0, config.deckSize - existing.length)

  const remember = (card: Playing, until: number): void => {
    for (let day = onlyLastDay ? days - 1 : Math.max(0, card.lastDay); day < until; day++) {
      result.memorised[day] =
        (result.memorised[day] ?? 0) + model.retrievability(card.state.stability, day - card.lastDay)
    }
  }
  const schedule = (card: Playing, day: number): void => {
    card.lastDay = day
    const interval = Math.round(model.interval(card.state.stability, retention))
    due[Math.min(day + Math.min(Math.max(1, interval), config.maximumIntervalDays), days)]?.push(card)
  }

  for (let day = 0; day < days; day++) {
    let [seconds, reviews, newCards, recalled] = [0, 0, 0, 0]
    const waiting = (due[day] ?? []).sort((a, b) => a.state.difficulty - b.state.difficulty)
    for (const card of waiting) {
      if (seconds > config.mostSecondsPerDay || reviews >= config.reviewsPerDay) {
        due[day + 1]?.push(card)
        continue
      }
      const elapsed = day - card.lastDay
      const isRecalled = random() < model.retrievability(card.state.stability, elapsed)
      const rating = isRecalled ? ((2 + pick(config.recalledRatings, random)) as Rating) : 1
      remember(card, Math.min(day, days))
      card.state = model.next(card.state, elapsed, rating)
      seconds += config.reviewCosts[(rating - 1) as 0]
      if (!isRecalled) seconds += takeSteps(card, null, config, model, weights, random)
      reviews += 1
      recalled += isRecalled ? 1 : 0
      schedule(card, day)
    }
    while (unseen > 0 && newCards < config.newPerDay && seconds <= config.mostSecondsPerDay) {
      const rating = (1 + pick(config.firstRatings, random)) as Rating
      const card: Playing = { state: model.next(null, 0, rating), lastDay: day }
      seconds += config.learningCosts[(rating - 1) as 0]
      seconds += takeSteps(card, rating, config, model, weights, random)
      newCards += 1
      unseen -= 1
      schedule(card, day)
    }
    result.seconds[day] = seconds
    result.reviews[day] = reviews
    result.newCards[day] = newCards
    result.recalled[day] = recalled
  }
  // Cards beyond the span are remembered to its end.
  for (const card of due[days] ?? []) remember(card, days)
  return result
}

/** Goes through the steps after a first answer (`first`) or a failed review (null); gives the seconds it took. */
function takeSteps(
  card: Playing,
  first: Rating | null,
  config: SimulatorConfig,
  model: MemoryModel,
  weights: readonly number[],
  random: () => number,
): number {
  const isLearning = first !== null
  const transitions = isLearning ? config.learningTransitions : config.relearningTransitions
  const costs = isLearning ? config.learningCosts : config.relearningCosts
  const steps = isLearning ? config.learningSteps : config.relearningSteps
  let rating: Rating = first ?? 1
  const wanted = rating > 2 ? Math.max(0, steps - 1) : steps
  let passed = 0
  let seconds = 0
  for (let answer = 0; answer < MOST_STEPS && passed < wanted && rating < 4; answer++) {
    rating = (1 + pick(transitions[(rating - 1) as 0], random)) as Rating
    card.state = afterStep(card.state, rating, model, weights)
    seconds += costs[(rating - 1) as 0]
    if (rating > 2) passed += 1
    else if (rating === 1) passed = 0
  }
  return seconds
}

/**
 * The reference simulator lets a Hard in the steps lower stability, which the scheduler itself does not; without
 * that its figures are not reached (3,490 instead of 3,370 cards known after its default year).
 */
function afterStep(
  state: MemoryState,
  rating: Rating,
  model: MemoryModel,
  weights: readonly number[],
): MemoryState {
  const next = model.next(state, 0, rating)
  if (rating !== 2) return next
  const [strength = 0, shift = 0, damping = 0] = weights.slice(17, 20)
  const change = state.stability ** -damping * Math.exp(strength * (shift - 1))
  return { ...next, stability: Math.max(0.001, state.stability * change) }
}

/** Index of one of several outcomes, each as likely as its weight says. */
function pick(weights: readonly number[], random: () => number): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, weight] of weights.entries()) {
    rest -= weight
    if (rest < 0) return index
  }
  return weights.length - 1
}
