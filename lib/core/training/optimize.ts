import { defaultWeights } from '@/lib/core/scheduling/fsrs-adapter'
import { calibration, type Fit, measureFit, type Prediction, predict } from '@/lib/core/training/evaluation'
import { checkHealth, type HealthCheck } from '@/lib/core/training/health-check'
import { withoutOutliers } from '@/lib/core/training/outliers'
import type { CardHistory, Sample, TrainingSet } from '@/lib/core/training/review-history'
import { timeFolds } from '@/lib/core/training/time-split'

/**
 * Fitting weights to a learner, and judging honestly whether they are better: both are tested only on answers
 * given after those they were fitted to. The fitting itself is a port; what surrounds it is pure.
 */

/** Fits weights to samples in time order; null when there is too little to fit to. May throw. */
export type FitWeights = (
  cards: readonly CardHistory[],
  samples: readonly Sample[],
) => Promise<readonly number[] | null>

export interface Judged extends Fit {
  readonly calibration: readonly { readonly foretold: number; readonly real: number; readonly size: number }[]
}

export interface Optimization {
  /** To be used from now on: the fitted ones where they are better, else those from before. */
  readonly weights: readonly number[]
  readonly isBetter: boolean
  /** Null when there was too little to fit to. */
  readonly fitted: readonly number[] | null
  /** Answers on a later day than the one before, and those left when unusual cards are taken out. */
  readonly samples: number
  readonly kept: number
  /** On answers after those fitted to: the weights from before, the library's defaults, newly fitted ones, and always the average. */
  readonly timeSplit: {
    readonly current: Judged
    readonly default: Judged
    readonly optimized: Judged
    readonly average: Fit
  } | null
  /** On the answers fitted to. */
  readonly inSample: { readonly default: Fit; readonly optimized: Fit } | null
  readonly healthCheck: HealthCheck
}

/** Below this the defaults are better than anything fitted. */
const FEWEST_SAMPLES = 8

export async function optimize(
  set: TrainingSet,
  current: readonly number[],
  fitWeights: FitWeights,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<Optimization> {
  const { cards } = set
  const { samples } = withoutOutliers(set)
  const folds = timeFolds(samples)
  const base = { samples: set.samples.length, kept: samples.length }
  const recall = recallShare(cards, samples)
  const tooFew: Optimization = {
    ...base,
    weights: current,
    isBetter: false,
    fitted: null,
    timeSplit: null,
    inSample: null,
    healthCheck: { verdict: 'unknown', samples: samples.length, recall, logLossRatio: null, rmseRatio: null },
  }
  if (samples.length < FEWEST_SAMPLES) return tooFew

  // All rounds at once: the port runs as many side by side as there are processors.
  const rounds = [...folds.map(({ from }) => samples.slice(0, from)), samples]
  let done = 0
  onProgress(done, rounds.length)
  const fits = await Promise.all(
    rounds.map(async known => {
      const weights = known.length < FEWEST_SAMPLES ? null : await fitWeights(cards, known)
      done += 1
      onProgress(done, rounds.length)
      return weights
    }),
  )
  const fitted = fits.at(-1) ?? null
  if (fitted === null || folds.length === 0) return tooFew

  const tests = folds.map(({ from, to }) => samples.slice(from, to))
  const usual = tests.map(test => predict(cards, test, defaultWeights))
  const judgedUsual = judge(cards, usual.flat())
  const timeSplit = {
    current:
      current === defaultWeights
        ? judgedUsual
        : judge(
            cards,
            tests.flatMap(test => predict(cards, test, current)),
          ),
    default: judgedUsual,
    optimized: judge(
      cards,
      tests.flatMap((test, index) => predict(cards, test, fits[index] ?? defaultWeights)),
    ),
    average: measureFit(
      cards,
      folds.flatMap(({ from }, index) => {
        const mean = recallShare(cards, samples.slice(0, from))
        return (usual[index] ?? []).map(prediction => ({ ...prediction, recall: mean }))
      }),
    ),
  }
  const isBetter = timeSplit.optimized.logLoss < timeSplit.current.logLoss
  return {
    ...base,
    weights: isBetter ? fitted : current,
    isBetter,
    fitted,
    timeSplit,
    inSample: {
      default: measureFit(cards, predict(cards, samples, defaultWeights)),
      optimized: measureFit(cards, predict(cards, samples, fitted)),
    },
    healthCheck: checkHealth(timeSplit.optimized, samples.length, recall),
  }
}

function judge(cards: readonly CardHistory[], predictions: readonly Prediction[]): Judged {
  return { ...measureFit(cards, predictions), calibration: calibration(predictions) }
}

function recallShare(cards: readonly CardHistory[], samples: readonly Sample[]): number {
  if (samples.length === 0) return 0
  const recalled = samples.filter(({ card, position }) => (cards[card]?.ratings[position] ?? 1) > 1)
  return recalled.length / samples.length
}
