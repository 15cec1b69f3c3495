import { describe, expect, it } from 'vitest'
import type { Rating } from '@/lib/core/reviews/event'
import { defaultWeights, modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import { seededRandom } from '@/lib/core/simulation/seeded-random'
import { type HistoryEntry, trainingSet } from '@/lib/core/training/review-history'
import { optimizeWeights } from '@/lib/server/optimizer/optimize-weights'

/** Answers of a learner whose memory follows `weights`, asked at intervals that are not theirs. */
function learnerLog(weights: readonly number[], cards: number): HistoryEntry[][] {
  const random = seededRandom(11)
  const model = modelFor(weights)
  return Array.from({ length: cards }, (_, card) => {
    let studyDay = 19_000 + Math.floor(card / 4)
    const entries: HistoryEntry[] = []
    let state = null
    for (let answer = 0; answer < 7; answer++) {
      const wait: number = answer === 0 ? 0 : 1 + Math.floor(random() * 2 ** answer)
      studyDay += wait
      const recalled: boolean =
        state === null ? random() < 0.7 : random() < model.retrievability(state.stability, wait)
      const rating: Rating = recalled ? 3 : 1
      state = model.next(state, wait, rating)
      entries.push({
        at: studyDay * 86_400_000 + answer,
        studyDay,
        rating,
        kind: answer === 0 ? 'learning' : 'review',
      })
    }
    return entries
  })
}
const forgetful = defaultWeights.map((weight, index) => (index < 4 ? weight / 3 : index === 8 ? 1.2 : weight))

describe('the optimizer in its own process', () => {
  it('finds better weights for a learner who is not average', async () => {
    const steps: number[] = []
    const done = await optimizeWeights({
      set: trainingSet(learnerLog(forgetful, 600)),
      current: defaultWeights,
      relearningSteps: 1,
      onProgress: done => steps.push(done),
    })
    if (!done.ok) throw new Error(done.error.message)
    const { timeSplit, isBetter, weights } = done.value
    expect(isBetter).toBe(true)
    expect(weights).toHaveLength(21)
    expect(timeSplit?.optimized.logLoss).toBeLessThan(timeSplit?.current.logLoss ?? 0)
    expect(steps).toEqual([0, 1, 2, 3, 4, 5, 6])
  }, 60_000)

  it('leaves the weights alone when there is next to nothing', async () => {
    for (const cards of [0, 1, 3, 12]) {
      const done = await optimizeWeights({
        set: trainingSet(learnerLog(forgetful, cards)),
        current: defaultWeights,
        relearningSteps: 1,
      })
      expect(done).toMatchObject({ ok: true, value: { isBetter: false, weights: defaultWeights } })
    }
  }, 60_000)

  it('can be stopped', async () => {
    const stop = new AbortController()
    const running = optimizeWeights({
      set: trainingSet(learnerLog(forgetful, 600)),
      current: defaultWeights,
      relearningSteps: 1,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect(await running).toMatchObject({ ok: false, error: { code: 'CANCELLED' } })
    const late = await optimizeWeights({
      set: trainingSet([]),
      current: defaultWeights,
      relearningSteps: 1,
      signal: stop.signal,
    })
    expect(late).toMatchObject({ ok: false, error: { code: 'CANCELLED' } })
  }, 60_000)

  it('answers with a value when its process dies', async () => {
    const broken = { cards: null, samples: [] } as unknown as ReturnType<typeof trainingSet>
    const done = await optimizeWeights({ set: broken, current: defaultWeights, relearningSteps: 1 })
    expect(done).toMatchObject({ ok: false, error: { code: 'CRASHED' } })
    expect(done.ok ? '' : done.error.message).toMatch(/Your weights are unchanged/)
  }, 60_000)
})
