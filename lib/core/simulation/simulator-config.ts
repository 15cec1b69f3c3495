import type { Rating } from '@/lib/core/reviews/event'
import type { Answered } from '@/lib/core/statistics/answered-log'

/** How a learner answers and how long it takes them, as the simulator needs it. Costs are seconds an answer. */

type ByRating = readonly [number, number, number, number]

export interface SimulatorConfig {
  readonly deckSize: number
  readonly days: number
  readonly mostSecondsPerDay: number
  readonly newPerDay: number
  readonly reviewsPerDay: number
  readonly maximumIntervalDays: number
  /** Chance of each rating at the first answer of a card. */
  readonly firstRatings: ByRating
  /** Chance of Hard, Good and Easy when a review was recalled. */
  readonly recalledRatings: readonly [number, number, number]
  /** Chance of the next rating in the steps, by the rating before: rows Again, Hard, Good. */
  readonly learningTransitions: readonly [ByRating, ByRating, ByRating]
  readonly relearningTransitions: readonly [ByRating, ByRating, ByRating]
  readonly learningCosts: ByRating
  readonly reviewCosts: ByRating
  readonly relearningCosts: ByRating
  readonly learningSteps: number
  readonly relearningSteps: number
}

/** What learners do on average, from the reference simulator's default configuration. */
export const defaultSimulatorConfig: SimulatorConfig = {
  deckSize: 10_000,
  days: 365,
  mostSecondsPerDay: 1_800,
  newPerDay: Number.POSITIVE_INFINITY,
  reviewsPerDay: Number.POSITIVE_INFINITY,
  maximumIntervalDays: 36_500,
  firstRatings: [0.24, 0.094, 0.495, 0.171],
  recalledRatings: [0.224, 0.631, 0.145],
  learningTransitions: [
    [0.3686, 0.0628, 0.5108, 0.0577],
    [0.0442, 0.4553, 0.4457, 0.0549],
    [0.0519, 0.047, 0.8462, 0.055],
  ],
  relearningTransitions: [
    [0.2157, 0.0643, 0.6595, 0.0604],
    [0.05, 0.4638, 0.4475, 0.0387],
    [0.1057, 0.1434, 0.7266, 0.0244],
  ],
  learningCosts: [19.58, 18.79, 13.78, 10.71],
  reviewCosts: [19.38, 17.59, 12.38, 8.94],
  relearningCosts: [16.44, 15.25, 12.32, 8.03],
  learningSteps: 2,
  relearningSteps: 1,
}

/** Answers of a kind below which the average learner's numbers still weigh more than one's own. */
const PRIOR_ANSWERS = 100

/** The default configuration, drawn towards the learner's own ratings and times as far as their log tells. */
export function fitSimulatorConfig(
  answers: readonly Answered[],
  base: SimulatorConfig = defaultSimulatorConfig,
): SimulatorConfig {
  const of = (wanted: (answer: Answered) => boolean): readonly Answered[] => answers.filter(wanted)
  const first = of(({ before }) => before.phase === 'new')
  const recalled = of(({ before, event }) => before.phase === 'review' && event.rating > 1)
  const [, hard, good, easy] = shares(recalled, [0, ...base.recalledRatings])
  return {
    ...base,
    firstRatings: shares(first, base.firstRatings),
    recalledRatings: [hard, good, easy],
    learningCosts: costs(
      of(({ before }) => before.phase === 'new' || before.phase === 'learning'),
      base.learningCosts,
    ),
    reviewCosts: costs(
      of(({ before }) => before.phase === 'review'),
      base.reviewCosts,
    ),
    relearningCosts: costs(
      of(({ before }) => before.phase === 'relearning'),
      base.relearningCosts,
    ),
  }
}

function shares(answers: readonly Answered[], prior: ByRating): ByRating {
  const share = (rating: Rating): number => {
    const count = answers.filter(({ event }) => event.rating === rating).length
    return (count + PRIOR_ANSWERS * prior[(rating - 1) as 0 | 1 | 2 | 3]) / (answers.length + PRIOR_ANSWERS)
  }
  return [share(1), share(2), share(3), share(4)]
}

function costs(answers: readonly Answered[], prior: ByRating): ByRating {
  const cost = (rating: Rating): number => {
    const own = answers.filter(({ event }) => event.rating === rating)
    const seconds = own.reduce((sum, { event }) => sum + event.durationMs / 1000, 0)
    return (seconds + PRIOR_ANSWERS * prior[(rating - 1) as 0 | 1 | 2 | 3]) / (own.length + PRIOR_ANSWERS)
  }
  return [cost(1), cost(2), cost(3), cost(4)]
}
