import type { Writable } from 'node:stream'
import { readDayOptions, readOptions } from '@/lib/cli/replay-options'
import { readReviewFile } from '@/lib/cli/review-file'
import type { ReviewRow } from '@/lib/core/reviews/review-table'
import { defaultWeights } from '@/lib/core/scheduling/fsrs-adapter'
import type { DaySettings } from '@/lib/core/scheduling/preset'
import { studyDayOf } from '@/lib/core/scheduling/study-day'
import type { Fit } from '@/lib/core/training/evaluation'
import { type HistoryEntry, trainingSet } from '@/lib/core/training/review-history'
import { optimizeWeights } from '@/lib/server/optimizer/optimize-weights'

const USAGE = `recto optimize FILE.csv --tz ZONE [--day-start 4]

Fits the 21 FSRS weights to a review log and prints one JSON object: the weights (the defaults where fitted ones
are no better), the answers read, the samples they make and how many were kept, and how well default and fitted
weights foretell answers: timeSplit on answers given later than those fitted to, inSample on the same ones.

FILE.csv has a header row with card_id, review_time (UTC milliseconds), review_rating (1 to 4) and, if you
have them, review_state and review_duration.
`

/** Exit code: 0 done, 1 a failed optimizer, 2 bad input or wrong usage. */
export async function runOptimize(args: readonly string[], out: Writable, err: Writable): Promise<number> {
  const options = readOptions(args, ['tz', 'day-start'])
  if (options.ok && options.value.help) {
    out.write(USAGE)
    return 0
  }
  const settings = options.ok ? readDayOptions(options.value) : options
  if (!options.ok || !settings.ok) {
    err.write(`${options.ok ? (settings.ok ? '' : settings.error) : options.error}\n\n${USAGE}`)
    return 2
  }
  const file = await readReviewFile(options.value.file, Date.now())
  if (!file.ok) {
    err.write(`${file.error}\n`)
    return 2
  }
  const histories = [...file.value.cards.values()].map(rows => toHistory(rows, settings.value))
  const done = await optimizeWeights({
    set: trainingSet(histories),
    current: defaultWeights,
    relearningSteps: 1,
  })
  if (!done.ok) {
    err.write(`${done.error.message}\n`)
    return 1
  }
  const { timeSplit, inSample, healthCheck, weights, samples, kept, isBetter } = done.value
  const figures = {
    weights,
    reviews: file.value.rows,
    samples,
    kept,
    timeSplit: timeSplit && {
      default: figuresOf(timeSplit.default),
      optimized: figuresOf(timeSplit.optimized),
      average: figuresOf(timeSplit.average),
    },
    inSample: inSample && { default: figuresOf(inSample.default), optimized: figuresOf(inSample.optimized) },
    healthCheck,
    isBetter,
  }
  out.write(`${JSON.stringify(figures)}\n`)
  return 0
}

/** Without a state column the first answer of a card is where it was learned. */
function toHistory(rows: readonly ReviewRow[], day: DaySettings): HistoryEntry[] {
  return rows.map((row, index) => ({
    at: row.at,
    studyDay: studyDayOf(row.at, day),
    rating: row.rating,
    kind: row.kind ?? (index === 0 ? 'learning' : 'review'),
  }))
}

function figuresOf({ logLoss, rmseBins, auc }: Fit): Fit {
  return { logLoss, rmseBins, auc }
}
