import { describe, expect, it } from 'vitest'
import type { Rating } from '@/lib/core/reviews/event'
import { makeReset, makeUndo } from '@/lib/core/reviews/make-events'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { defaultWeights, modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import { seededRandom } from '@/lib/core/simulation/seeded-random'
import { calibration, logLoss, measureFit, type Prediction, predict } from '@/lib/core/training/evaluation'
import { checkHealth } from '@/lib/core/training/health-check'
import { historyFromLog } from '@/lib/core/training/history-from-log'
import { optimize } from '@/lib/core/training/optimize'
import { withoutOutliers } from '@/lib/core/training/outliers'
import {
  type EntryKind,
  type HistoryEntry,
  trainableHistory,
  trainingSet,
} from '@/lib/core/training/review-history'
import { timeFolds } from '@/lib/core/training/time-split'
import { instant, plainAnswer, stamper } from '../scheduling/event-log'

const DAY = 86_400_000
/** `entry(day, rating, kind)`; the instant follows from the day. */
const entry = (studyDay: number, rating: Rating, kind: EntryKind = 'review'): HistoryEntry => ({
  at: studyDay * DAY,
  studyDay,
  rating,
  kind,
})

describe('what is trained on', () => {
  it('begins with the last block of learning entries', () => {
    const history = trainableHistory([
      entry(1, 1, 'learning'),
      entry(2, 3),
      entry(10, 1, 'learning'),
      entry(10, 3, 'learning'),
      entry(12, 3),
      entry(20, 1),
      entry(20, 3, 'relearning'),
    ])
    expect(history?.ratings).toEqual([1, 3, 3, 1, 3])
    expect(history?.deltaDays).toEqual([0, 0, 2, 8, 0])
  })

  it('leaves out cards whose learning is not in the log', () => {
    expect(trainableHistory([entry(1, 3), entry(4, 3)])).toBeNull()
    expect(trainableHistory([])).toBeNull()
  })

  it('drops cramming and changes by hand, also between learning entries', () => {
    const history = trainableHistory([
      entry(1, 1, 'learning'),
      entry(1, 1, 'other'),
      entry(1, 3, 'learning'),
      entry(2, 1, 'other'),
      entry(3, 3),
    ])
    expect(history?.deltaDays).toEqual([0, 0, 2])
  })

  it('takes only answers of a later day as samples, all cards by time', () => {
    const set = trainingSet([
      [entry(1, 3, 'learning'), entry(1, 3, 'learning'), entry(5, 3), entry(9, 1)],
      [entry(2, 3, 'learning'), entry(4, 3), entry(4, 1)],
    ])
    expect(set.samples).toEqual([
      { card: 1, position: 1 },
      { card: 0, position: 2 },
      { card: 0, position: 3 },
    ])
  })

  it('counts a clock set back as the same day', () => {
    const back = { ...entry(5, 3), at: 7 * DAY }
    expect(trainableHistory([entry(6, 3, 'learning'), back])?.deltaDays).toEqual([0, 0])
  })
})

describe('our own log', () => {
  it('is learned from since the last reset, without cramming and what was undone', () => {
    const stamp = stamper('h')
    const at = instant('2026-05-04T10:00:00Z')
    const old = plainAnswer(stamp(at), 4)
    const reset = makeReset(stamp(at + DAY))
    const first = plainAnswer(stamp(at + 2 * DAY), 3)
    const second = plainAnswer(stamp(at + 2 * DAY + 600_000), 3)
    const cram = { ...plainAnswer(stamp(at + 3 * DAY), 1), mode: 'cram' as const }
    const failed = plainAnswer(stamp(at + 4 * DAY), 1)
    const mistake = plainAnswer(stamp(at + 4 * DAY + 600_000), 1)
    const undo = makeUndo(stamp(at + 4 * DAY + 700_000), mistake)
    const again = plainAnswer(stamp(at + 4 * DAY + 800_000), 3)
    const log = [old, reset, first, second, cram, failed, mistake, undo, again]
    const history = historyFromLog({ id: 'card' }, log, defaultPreset)
    expect(history.map(({ rating, kind }) => [rating, kind])).toEqual([
      [3, 'learning'],
      [3, 'learning'],
      [1, 'review'],
      [3, 'relearning'],
    ])
    expect(trainingSet([history]).samples).toEqual([{ card: 0, position: 2 }])
  })
})

describe('outliers', () => {
  const cards = (count: number, wait: number, first: Rating = 3) =>
    Array.from({ length: count }, () => [entry(1, first, 'learning'), entry(1 + wait, 3)])
  const keptOf = (...groups: HistoryEntry[][][]) => withoutOutliers(trainingSet(groups.flat())).samples.length

  it('are the smallest groups of first waits, fewer than 20 cards in all', () => {
    expect(keptOf(cards(100, 2), cards(12, 3), cards(7, 4))).toBe(100)
    expect(keptOf(cards(100, 2), cards(12, 3), cards(8, 4))).toBe(112)
  })

  it('are 5 % where that is more', () => {
    expect(keptOf(cards(1_000, 2), cards(49, 3))).toBe(1_000)
    expect(keptOf(cards(1_000, 2), cards(60, 3))).toBe(1_060)
  })

  it('are groups under six cards and waits over 100 days, a year after Easy', () => {
    expect(keptOf(cards(100, 2), cards(19, 3), cards(5, 4))).toBe(119)
    expect(keptOf(cards(200, 2), cards(30, 101))).toBe(200)
    expect(keptOf(cards(200, 2, 4), cards(30, 101, 4), cards(30, 366, 4))).toBe(230)
  })

  it('take later samples of their cards along', () => {
    const odd = [[entry(1, 3, 'learning'), entry(8, 3), entry(30, 3)]]
    expect(keptOf(cards(100, 2), odd)).toBe(100)
  })
})

describe('measures', () => {
  const predictions = (...pairs: [number, boolean][]): Prediction[] =>
    pairs.map(([recall, wasRecalled], position) => ({ sample: { card: 0, position }, recall, wasRecalled }))

  it('log loss', () => {
    expect(logLoss(predictions([0.9, true], [0.8, false]))).toBeCloseTo(
      (-Math.log(0.9) - Math.log(0.2)) / 2,
      12,
    )
    expect(logLoss([])).toBe(0)
  })

  it('area under the curve, ties shared', () => {
    const cards = [{ ratings: [3, 3, 3, 3], deltaDays: [0, 1, 1, 1], times: [] }] as const
    const auc = (...pairs: [number, boolean][]) => measureFit(cards, predictions(...pairs)).auc
    expect(auc([0.9, true], [0.1, false])).toBe(1)
    expect(auc([0.1, true], [0.9, false])).toBe(0)
    expect(auc([0.5, true], [0.5, false])).toBe(0.5)
    expect(auc([0.9, true], [0.5, true], [0.5, false], [0.1, false])).toBe(0.875)
    expect(auc([0.9, true])).toBeNull()
  })

  it('RMSE over bins of alike samples', () => {
    // Two samples of one bin: foretold 0.8 and 0.6, one recalled.
    const cards = [
      { ratings: [3, 3], deltaDays: [0, 2], times: [] },
      { ratings: [3, 1], deltaDays: [0, 2], times: [] },
    ] as const
    const both: Prediction[] = [
      { sample: { card: 0, position: 1 }, recall: 0.8, wasRecalled: true },
      { sample: { card: 1, position: 1 }, recall: 0.6, wasRecalled: false },
    ]
    expect(measureFit(cards, both).rmseBins).toBeCloseTo(0.2, 12)
  })

  it('predictions follow the model', () => {
    const set = trainingSet([[entry(1, 3, 'learning'), entry(4, 3), entry(14, 1)]])
    const model = modelFor(defaultWeights)
    const first = model.next(null, 0, 3)
    const second = model.next(first, 3, 3)
    const [a, b] = predict(set.cards, set.samples, defaultWeights)
    expect(a).toMatchObject({ recall: model.retrievability(first.stability, 3), wasRecalled: true })
    expect(b).toMatchObject({ recall: model.retrievability(second.stability, 10), wasRecalled: false })
  })

  it('calibration in bands of equal size', () => {
    const bands = calibration(predictions([0.2, false], [0.4, true], [0.6, true], [0.8, true]), 2)
    expect(bands).toEqual([
      { foretold: expect.closeTo(0.3, 12), real: 0.5, size: 2 },
      { foretold: expect.closeTo(0.7, 12), real: 1, size: 2 },
    ])
  })

  it('health check', () => {
    const fit = { logLoss: 0.4, rmseBins: 0.05, auc: 0.7 }
    expect(checkHealth(fit, 300, 0.9).verdict).toBe('unknown')
    expect(checkHealth(fit, 301, 0.8).verdict).toBe('passed')
    const bad = { logLoss: 2, rmseBins: 0.9, auc: 0.5 }
    expect(checkHealth(bad, 5_000, 0.8).verdict).toBe('failed')
    expect(checkHealth(fit, 5_000, 0.8).logLossRatio).toBeCloseTo(0.4 / (0.623 * 0.64 ** 0.738), 12)
  })
})

describe('the split by time', () => {
  it('tests each of five parts on what came before', () => {
    const samples = Array.from({ length: 20 }, (_, position) => ({ card: 0, position }))
    expect(timeFolds(samples)).toEqual([
      { from: 5, to: 8 },
      { from: 8, to: 11 },
      { from: 11, to: 14 },
      { from: 14, to: 17 },
      { from: 17, to: 20 },
    ])
    expect(timeFolds(samples.slice(0, 5))).toEqual([])
  })
})

describe('optimizing', () => {
  const random = seededRandom(5)
  const histories = Array.from({ length: 400 }, (_, card) => {
    const entries = [entry(card % 50, 3, 'learning')]
    for (let review = 1; review <= 4; review++) {
      entries.push(entry((card % 50) + review * 3, random() < 0.85 ? 3 : 1))
    }
    return entries
  })
  const set = trainingSet(histories)

  it('keeps the weights that are no worse', async () => {
    const same = await optimize(set, defaultWeights, async () => defaultWeights)
    expect(same).toMatchObject({ isBetter: false, weights: defaultWeights })
    const worse = defaultWeights.map((weight, index) => (index < 4 ? 0.01 : weight))
    const offered = await optimize(set, defaultWeights, async () => worse)
    expect(offered.isBetter).toBe(false)
    expect(offered.weights).toBe(defaultWeights)
    const improved = await optimize(set, worse, async () => defaultWeights)
    expect(improved).toMatchObject({ isBetter: true, weights: defaultWeights })
  })

  it('never fits to what it is tested on', async () => {
    const seen: number[] = []
    await optimize(set, defaultWeights, async (_, samples) => {
      seen.push(samples.length)
      return defaultWeights
    })
    const { samples } = withoutOutliers(set)
    expect(seen).toEqual([...timeFolds(samples).map(fold => fold.from), samples.length])
  })

  it('leaves the weights alone when there is too little', async () => {
    const none = await optimize(trainingSet([]), defaultWeights, async () => {
      throw new Error('not to be asked')
    })
    expect(none).toMatchObject({ isBetter: false, weights: defaultWeights, timeSplit: null, samples: 0 })
    const refused = await optimize(set, defaultWeights, async () => null)
    expect(refused).toMatchObject({ isBetter: false, fitted: null, weights: defaultWeights })
  })
})
