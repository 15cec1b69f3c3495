import { type MemoryState, modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import type { CardHistory, Sample, TrainingSet } from '@/lib/core/training/review-history'

/** How well weights foretell answers, measured on samples they may or may not have been fitted to. */

export interface Prediction {
  readonly sample: Sample
  /** Foretold chance of recall, 0 to 1. */
  readonly recall: number
  readonly wasRecalled: boolean
}

export interface Fit {
  /** Mean of −ln of the chance given to what happened; lower is better. */
  readonly logLoss: number
  /** Root mean square of foretold minus real recall over bins of alike samples; lower is better. */
  readonly rmseBins: number
  /** Chance that of one recalled and one forgotten answer the recalled one was thought likelier; null without both. */
  readonly auc: number | null
}

/** Predictions of `samples`, in their order. Each card is replayed once. */
export function predict(
  cards: readonly CardHistory[],
  samples: readonly Sample[],
  weights: readonly number[],
): Prediction[] {
  const model = modelFor(weights)
  const recalls = new Map<number, Float64Array>()
  for (const { card } of samples) {
    const history = cards[card]
    if (history === undefined || recalls.has(card)) continue
    const recall = new Float64Array(history.ratings.length)
    let state: MemoryState | null = null
    for (const [position, rating] of history.ratings.entries()) {
      const delta = history.deltaDays[position] ?? 0
      if (state !== null) recall[position] = model.retrievability(state.stability, delta)
      state = model.next(state, delta, rating)
    }
    recalls.set(card, recall)
  }
  return samples.map(sample => ({
    sample,
    recall: recalls.get(sample.card)?.[sample.position] ?? 0,
    wasRecalled: (cards[sample.card]?.ratings[sample.position] ?? 1) > 1,
  }))
}

export function measureFit(cards: TrainingSet['cards'], predictions: readonly Prediction[]): Fit {
  return {
    logLoss: logLoss(predictions),
    rmseBins: rmseBins(cards, predictions),
    auc: areaUnderCurve(predictions),
  }
}

export function logLoss(predictions: readonly Prediction[]): number {
  let sum = 0
  for (const { recall, wasRecalled } of predictions) {
    sum -= Math.log(wasRecalled ? recall : 1 - recall)
  }
  return predictions.length === 0 ? 0 : sum / predictions.length
}

/**
 * Samples are binned by wait, number of long waits and number of failures, each on a logarithmic scale: the
 * RMSE (bins) of the FSRS project.
 */
export function rmseBins(cards: TrainingSet['cards'], predictions: readonly Prediction[]): number {
  const bins = new Map<string, { foretold: number; real: number; size: number }>()
  for (const { sample, recall, wasRecalled } of predictions) {
    const key = binOf(cards[sample.card], sample.position)
    const bin = bins.get(key) ?? { foretold: 0, real: 0, size: 0 }
    bin.foretold += recall
    bin.real += wasRecalled ? 1 : 0
    bin.size += 1
    bins.set(key, bin)
  }
  let sum = 0
  for (const { foretold, real, size } of bins.values()) sum += (foretold - real) ** 2 / size
  return predictions.length === 0 ? 0 : Math.sqrt(sum / predictions.length)
}

/** Foretold against real recall in `count` bands of equally many samples, for the calibration plot. */
export function calibration(
  predictions: readonly Prediction[],
  count = 10,
): { readonly foretold: number; readonly real: number; readonly size: number }[] {
  const sorted = predictions.toSorted((a, b) => a.recall - b.recall)
  const bands: { foretold: number; real: number; size: number }[] = []
  for (let band = 0; band < count; band++) {
    const part = sorted.slice(
      Math.floor((band * sorted.length) / count),
      Math.floor(((band + 1) * sorted.length) / count),
    )
    if (part.length === 0) continue
    bands.push({
      foretold: part.reduce((sum, { recall }) => sum + recall, 0) / part.length,
      real: part.filter(({ wasRecalled }) => wasRecalled).length / part.length,
      size: part.length,
    })
  }
  return bands
}

function binOf(card: CardHistory | undefined, position: number): string {
  const delta = card?.deltaDays[position] ?? 0
  let longWaits = 1
  let failures = 0
  for (let index = 0; index <= position; index++) {
    const isLong = (card?.deltaDays[index] ?? 0) > 0
    if (isLong) longWaits += 1
    if (isLong && index < position && card?.ratings[index] === 1) failures += 1
  }
  const waitBin = Math.round(2.48 * 3.62 ** logFloor(delta, 3.62) * 100)
  const lengthBin = Math.round(1.99 * 1.89 ** logFloor(longWaits, 1.89))
  const failureBin = failures === 0 ? 0 : Math.round(1.65 * 1.73 ** logFloor(failures, 1.73))
  return `${waitBin} ${lengthBin} ${failureBin}`
}

function logFloor(value: number, base: number): number {
  return Math.floor(Math.log(value) / Math.log(base))
}

function areaUnderCurve(predictions: readonly Prediction[]): number | null {
  const sorted = predictions.toSorted((a, b) => a.recall - b.recall)
  let recalled = 0
  let rankSum = 0
  for (let start = 0; start < sorted.length; ) {
    let end = start
    while (end < sorted.length && sorted[end]?.recall === sorted[start]?.recall) end += 1
    // Equal predictions share the mean of their ranks, which count from 1.
    const rank = (start + 1 + end) / 2
    for (let index = start; index < end; index++) {
      if (!sorted[index]?.wasRecalled) continue
      recalled += 1
      rankSum += rank
    }
    start = end
  }
  const forgotten = sorted.length - recalled
  if (recalled === 0 || forgotten === 0) return null
  return (rankSum - (recalled * (recalled + 1)) / 2) / (recalled * forgotten)
}
