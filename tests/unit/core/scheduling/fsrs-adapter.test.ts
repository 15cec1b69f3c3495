import { fsrs } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import type { Rating } from '@/lib/core/reviews/event'
import { defaultWeights, type MemoryState, modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import vectors from './reference-vectors.json'

const model = modelFor(defaultWeights)
const ratings = [1, 2, 3, 4] as const
const weightSets: Record<string, readonly number[]> = {
  default: defaultWeights,
  'no same-day model': defaultWeights.map((weight, index) => (index >= 17 && index <= 19 ? 0 : weight)),
  fitted: vectors.fittedWeights,
}
const replay = (weights: readonly number[], history: readonly number[], deltaT: readonly number[]) => {
  let state: MemoryState | null = null
  for (const [index, rating] of history.entries()) {
    state = modelFor(weights).next(state, deltaT[index] ?? 0, rating as Rating)
  }
  return state
}

describe('the reference vectors', () => {
  it.each(vectors.memoryState)('memory state: $source', vector => {
    const state = replay(weightSets[vector.weights] ?? [], vector.ratings, vector.deltaT)
    expect(Math.abs((state?.stability ?? 0) - vector.stability)).toBeLessThan(vector.tolerance)
    expect(Math.abs((state?.difficulty ?? 0) - vector.difficulty)).toBeLessThan(vector.tolerance)
  })

  it('first review', () => {
    for (const rating of ratings) {
      const state = model.next(null, 0, rating)
      expect(state.stability).toBeCloseTo(vectors.firstReview.stability[rating - 1] ?? 0, 8)
      expect(state.difficulty).toBeCloseTo(vectors.firstReview.difficulty[rating - 1] ?? 0, 8)
    }
  })

  it('next states', () => {
    const fitted = modelFor(vectors.fittedWeights)
    const state = replay(vectors.fittedWeights, [1, 3, 3, 3], [0, 1, 3, 8])
    const { again, hard, good, easy } = vectors.nextStates
    for (const [index, expected] of [again, hard, good, easy].entries()) {
      const next = fitted.next(state, 21, (index + 1) as Rating)
      expect(next.stability).toBeCloseTo(expected[0] ?? 0, 3)
      expect(next.difficulty).toBeCloseTo(expected[1] ?? 0, 4)
    }
  })

  it('next interval', () => {
    for (const [index, retention] of vectors.nextInterval.retention.entries()) {
      const days = Math.max(1, Math.round(model.interval(1, retention)))
      // The reference counts in 32-bit numbers: the last digits of three million are its own.
      const expected = vectors.nextInterval.days[index] ?? 0
      expect(Math.abs(days - expected)).toBeLessThanOrEqual(expected / 1_000_000)
    }
  })

  it('forgetting curve', () => {
    for (const [index, days] of vectors.forgettingCurve.elapsedDays.entries()) {
      const recall = model.retrievability(vectors.forgettingCurve.stability[index] ?? 0, days)
      expect(recall).toBeCloseTo(vectors.forgettingCurve.retrievability[index] ?? 0, 6)
    }
  })

  it('difficulty, same-day stability', () => {
    for (const rating of ratings) {
      const later = model.next({ stability: 5, difficulty: 5 }, 3, rating)
      expect(later.difficulty).toBeCloseTo(vectors.nextDifficulty.difficulty[rating - 1] ?? 0, 5)
      const sameDay = model.next({ stability: 5, difficulty: 5 }, 0, rating)
      expect(sameDay.stability).toBeCloseTo(vectors.sameDayStability.stability[rating - 1] ?? 0, 5)
    }
  })

  it('stability after recall and after forgetting', () => {
    for (const [difficulty = 0, recall = 0, rating = 0, expected = 0] of vectors.recallStability.cases) {
      const state = model.next({ stability: 5, difficulty }, model.interval(5, recall), rating as Rating)
      expect(state.stability / expected).toBeCloseTo(1, 5)
    }
    for (const [difficulty = 0, recall = 0, expected = 0] of vectors.forgetStability.cases) {
      const state = model.next({ stability: 5, difficulty }, model.interval(5, recall), 1)
      expect(state.stability).toBeCloseTo(expected, 4)
    }
  })

  it('state from another program', () => {
    for (const [ease = 0, interval = 0, retention = 0, stability = 0, difficulty = 0] of vectors.sm2.cases) {
      const state = model.fromSm2(ease, interval, retention)
      expect(state.stability).toBeCloseTo(stability, 3)
      expect(state.difficulty).toBeCloseTo(difficulty, 3)
    }
  })
})

describe('where the bare library goes another way', () => {
  it('lets initial stability go down to 0.001, where the library stops at 0.1', () => {
    const weights = defaultWeights.map((weight, index) => (index === 0 ? 0.001 : weight))
    expect(fsrs({ w: weights }).init_stability(1)).toBe(0.1)
    expect(modelFor(weights).next(null, 0, 1).stability).toBe(0.001)
    const tooLow = defaultWeights.map((weight, index) => (index === 0 ? 0.000_01 : weight))
    expect(modelFor(tooLow).next(null, 0, 1).stability).toBe(0.001)
  })

  it('refuses weights of a wrong length, where the library silently takes its defaults', () => {
    const short = defaultWeights.slice(0, 20)
    expect(() => modelFor(short)).toThrow(RangeError)
    expect(() => modelFor([...defaultWeights, 1])).toThrow(RangeError)
    expect(() => modelFor(defaultWeights.map(() => Number.NaN))).toThrow(RangeError)
  })

  it('keeps nothing of the weights before, where a live instance does', () => {
    const changed = defaultWeights.map((weight, index) => (index === 20 ? 0.5 : weight))
    const live = fsrs({ request_retention: 0.8 })
    live.parameters.w = changed
    live.parameters = { w: changed }
    const bare = Math.round(10 * live.interval_modifier)
    const fresh = Math.round(10 * fsrs({ request_retention: 0.8, w: changed }).interval_modifier)
    // The library's second assignment puts the retention back to its default on the way.
    expect(bare).not.toBe(fresh)

    const weights = [...defaultWeights]
    modelFor(weights)
    // Weights that a model stands on cannot be written to; other weights are another array and another model.
    expect(() => {
      weights[20] = 0.5
    }).toThrow(TypeError)
    expect(Math.round(modelFor(changed).interval(10, 0.8))).toBe(fresh)
  })

  it('does not touch weights that more relearning steps would make the library lower', () => {
    const weights = defaultWeights.map((weight, index) => (index === 17 || index === 18 ? 1.9 : weight))
    const clipped = fsrs({ w: weights, relearning_steps: ['1m', '5m', '10m'] }).parameters.w
    expect(clipped[17]).toBeLessThan(1.9)
    const sameDay = modelFor(weights).next({ stability: 5, difficulty: 5 }, 0, 4).stability
    expect(sameDay).toBeCloseTo(5 * 5 ** -0.0658 * Math.exp(1.9 * (1 + 1.9)), 4)
  })
})
