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
    this.forgetting_curve = (elapsedDays, stability) =>
      roundTo((1 + (factor * elapsedDays) / stability) ** decay, 8)
  }

  override init_stability(grade: Grade): number {
    return clamp(this.param.w[grade - 1] ?? S_MIN, S_MIN, S_MAX)
  }
}

const models = new WeakMap<readonly number[], { weights: readonly number[]; model: MemoryModel }>()

/** The model for a set of weights, built once for each. The array may not have another length than 21. */
export function modelFor(weights: readonly number[]): MemoryModel {
  const known = models.get(weights)
  if (known?.weights.every((weight, index) => weight === weights[index])) {
    return known.model
  }
  const model = buildModel(weights)
  models.set(weights, { weights: [...weights], model })
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
  return {
    next: (state, elapsedDays, rating) => algorithm.next_state(state, elapsedDays, rating),
    retrievability: (stability, elapsedDays) => (1 + (factor * elapsedDays) / stability) ** decay,
    interval: (stability, retention) => (stability / factor) * (retention ** (1 / decay) - 1),
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
