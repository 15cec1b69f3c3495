import { seededRandom } from '@/lib/core/simulation/seeded-random'
import { type SimulatedCard, simulate } from '@/lib/core/simulation/simulate'
import type { SimulatorConfig } from '@/lib/core/simulation/simulator-config'

/** What a desired retention costs and brings, for the plot that helps to choose one. */

export interface WorkloadPoint {
  readonly retention: number
  readonly minutesPerDay: number
  readonly reviewsPerDay: number
  /** Cards known at the end of the span, as the sum of chances of recall. */
  readonly memorised: number
  /** Seconds spent for each card known at the end: what to keep low. */
  readonly secondsPerMemorised: number
}

export interface Workload {
  readonly points: readonly WorkloadPoint[]
  /** Retentions that cost at most a tenth more per card known than the best one. */
  readonly recommended: { readonly from: number; readonly to: number; readonly best: number }
}

/** 0.70 to 0.99, as far as a preset may go. */
export const workloadRetentions: readonly number[] = Array.from(
  { length: 30 },
  (_, index) => (70 + index) / 100,
)

export function workload(
  config: SimulatorConfig,
  weights: readonly number[],
  existing: readonly SimulatedCard[] = [],
  retentions: readonly number[] = workloadRetentions,
  seed = 42,
): Workload {
  const points = retentions.map((retention): WorkloadPoint => {
    const { seconds, reviews, memorised } = simulate(
      config,
      weights,
      retention,
      seededRandom(seed),
      existing,
      true,
    )
    const spent = seconds.reduce((sum, day) => sum + day, 0)
    const known = memorised.at(-1) ?? 0
    return {
      retention,
      minutesPerDay: spent / config.days / 60,
      reviewsPerDay: reviews.reduce((sum, day) => sum + day, 0) / config.days,
      memorised: known,
      secondsPerMemorised: known === 0 ? Number.POSITIVE_INFINITY : spent / known,
    }
  })
  const best = points.reduce<WorkloadPoint | null>(
    (least, point) =>
      least === null || point.secondsPerMemorised < least.secondsPerMemorised ? point : least,
    null,
  )
  const good = points.filter(
    point => best !== null && point.secondsPerMemorised <= best.secondsPerMemorised * 1.1,
  )
  return {
    points,
    recommended: {
      from: good.at(0)?.retention ?? 0.9,
      to: good.at(-1)?.retention ?? 0.9,
      best: best?.retention ?? 0.9,
    },
  }
}
