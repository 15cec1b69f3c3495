import {
  CLAMP_PARAMETERS,
  clamp,
  computeDecayFactor,
  default_w,
  FSRSAlgorithm,
  FSRSVersion,
  type Grade,
  roundTo,
  S_MAX,
  S_MIN,
  W17_W18_Ceiling,
} from 'ts-fsrs'
import type { Rating } from '@/lib/core/reviews/event'

/**
 * The only door to ts-fsrs. Of the library only the memory model's formulas are used; days, steps, fuzz,
 * limits and due dates are our own, because the library counts days in UTC and schedules by 24-hour blocks.
 *
 * Three of its habits are corrected here: it lifts initial stability to 0.1 (the reference implementation goes
 * down to 0.001), it silently replaces or moves weights it does not like, and it keeps stale values when a live
 * instance is given new weights. A model is therefore built once for exactly the weights it was asked for.
 */

export interface MemoryState {
  /** Days until the chance of recall has fallen to 0.9. */
  readonly stability: number
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: number
}

export interface MemoryModel {
  /** State after an answer; `state` null for the first one. `elapsedDays` counts study days and is 0 or more. */
  next(state: MemoryState | null, elapsedDays: number, rating: Rating): MemoryState
  /** Only the stability of `next`, at less cost. */
  stabilityAfter(state: MemoryState | null, elapsedDays: number, rating: Rating): number
  /** Chance of recall, 0 to 1, after a whole number of study days. */
  retrievability(stability: number, elapsedDays: number): number
  /** Days (not rounded, not limited) until the chance of recall has fallen to `retention`. */
  interval(stability: number, retention: number): number
  /** State of a card whose history another, SM-2 based, program kept. `ease` 2.5 is the usual start. */
  fromSm2(ease: number, intervalDays: number, retention: number): MemoryState
}

/** Goes beside stored weights and states, so that a later model can tell whose they are. */
export const modelVersion = `fsrs-6 (ts-fsrs ${FSRSVersion})`
export const defaultWeights: readonly number[] = Object.freeze([...default_w])
export const WEIGHT_COUNT = 21
/** Lowest and highest value of each weight. Weights 17 to 19 may be 0, which turns the same-day model off. */
export const weightBounds: readonly (readonly [number, number])[] = Object.freeze(
  CLAMP_PARAMETERS(W17_W18_Ceiling, false).map(([low = 0, high = 0]) => [low, high] as const),
)

class ExactAlgorithm extends FSRSAlgorithm {
  readonly #initialDifficulty: readonly number[]

  constructor(weights: readonly number[]) {
    super({})
    // A plain object instead of the library's proxy: no clipping, and half the time per answer.
    this.param = {
      ...this.param,
      w: [...weights],
      request_retention: 0.9,
      maximum_interval: S_MAX,
      enable_fuzz: false,
      enable_short_term: true,
    }
    const { decay, factor } = computeDecayFactor([...weights])
    // The same card is asked for several grades in a row.
    let [lastDays, lastStability, lastRecall] = [-1, -1, 1]
    this.forgetting_curve = (elapsedDays, stability) => {
      if (elapsedDays !== lastDays || stability !== lastStability) {
        lastDays = elapsedDays
        lastStability = stability
        lastRecall = roundTo((1 + (factor * elapsedDays) / stability) ** decay, 8)
      }
      return lastRecall
    }
    this.#initialDifficulty = ([1, 2, 3, 4] as const).map(grade => super.init_difficulty(grade))
  }

  override init_difficulty(grade: Grade): number {
    return this.#initialDifficulty[grade - 1] ?? 1
  }

  override init_stability(grade: Grade): number {
    return clamp(this.param.w[grade - 1] ?? S_MIN, S_MIN, S_MAX)
  }
}

const models = new WeakMap<readonly number[], MemoryModel>()
let [latestWeights, latestModel]: [readonly number[] | null, MemoryModel | null] = [null, null]

/**
 * The model for a set of weights, built once for each array, which is frozen: other weights are another array.
 * @throws RangeError unless there are exactly 21 finite ones; `checkWeights` says so beforehand.
 */
export function modelFor(weights: readonly number[]): MemoryModel {
  if (weights === latestWeights && latestModel !== null) return latestModel
  let model = models.get(weights)
  if (model === undefined) {
    model = buildModel(weights)
    models.set(Object.freeze(weights), model)
  }
  latestWeights = weights
  latestModel = model
  return model
}

function buildModel(weights: readonly number[]): MemoryModel {
  if (weights.length !== WEIGHT_COUNT || !weights.every(Number.isFinite)) {
    throw new RangeError(`FSRS-6 takes exactly ${WEIGHT_COUNT} finite weights; got ${weights.length}.`)
  }
  const algorithm = new ExactAlgorithm(weights)
  const [recallGain, recallStability, recallRetrievability] = [
    weights[8] ?? 0,
    weights[9] ?? 0,
    weights[10] ?? 0,
  ]
  const decay = -(weights[20] ?? 0)
  const factor = 0.9 ** (1 / decay) - 1
  let [lastRetention, lastModifier] = [0.9, 1]
  return {
    next: (state, elapsedDays, rating) => algorithm.next_state(state, elapsedDays, rating),
    stabilityAfter: (state, elapsedDays, rating) => {
      if (state === null) return algorithm.init_stability(rating)
      if (elapsedDays === 0) return algorithm.next_short_term_stability(state.stability, rating)
      if (rating === 1) return algorithm.next_state(state, elapsedDays, rating).stability
      const recall = algorithm.forgetting_curve(elapsedDays, state.stability)
      return algorithm.next_recall_stability(state.difficulty, state.stability, recall, rating)
    },
    retrievability: (stability, elapsedDays) => (1 + (factor * elapsedDays) / stability) ** decay,
    interval: (stability, retention) => {
      if (retention !== lastRetention) {
        lastRetention = retention
        lastModifier = (retention ** (1 / decay) - 1) / factor
      }
      return stability * lastModifier
    },
    fromSm2: (ease, intervalDays, retention) => {
      // fsrs-rs memory_state_from_sm2: the ease is read as the growth that a Good answer would have brought.
      const stability = (Math.max(intervalDays, S_MIN) * factor) / (retention ** (1 / decay) - 1)
      const growth =
        Math.exp(recallGain) *
        stability ** -recallStability *
        Math.expm1((1 - retention) * recallRetrievability)
      return {
        stability: clamp(stability, S_MIN, S_MAX),
        difficulty: clamp(11 - (ease - 1) / growth, 1, 10),
      }
    },
  }
}
