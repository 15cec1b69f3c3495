import type { StudyDay } from '@/lib/core/reviews/event'
import { type DayRange, hashToUnit } from '@/lib/core/scheduling/fuzz'
import type { Preset } from '@/lib/core/scheduling/preset'
import { weekdayOf } from '@/lib/core/scheduling/study-day'

/**
 * Load balance: among the days the fuzz range allows anyway, a day with fewer cards is likelier. It never
 * leaves the range, so what it does to memory is no more than fuzz does.
 */

export interface Load {
  /** Cards already due on each study day; a missing day is empty. */
  readonly dueByDay: ReadonlyMap<StudyDay, number>
  /** Days on which a sibling of this card is due. */
  readonly siblingDays: ReadonlySet<StudyDay>
}

/** Further away, days are so thinly filled that balancing gains nothing. */
export const LONGEST_BALANCED_DAYS = 90

const SIBLING_WEIGHT = 0.001
const MINIMUM_DAY_WEIGHT = 0.0001
/** The share of a normal day's cards that a reduced day should get. */
const REDUCED_SHARE = 0.5

/**
 * The interval, within `range`, that the load suggests. `unit` (0 to 1) decides among them, so that the same
 * card on the same day gets the same answer.
 */
export function balancedInterval(
  range: DayRange,
  today: StudyDay,
  load: Load,
  easyDays: Preset['easyDays'],
  unit: number,
): number {
  const easy = easyDayWeights(range, today, load, easyDays)
  const weights: number[] = []
  let total = 0
  for (let days = range.lower; days <= range.upper; days++) {
    const due = load.dueByDay.get(today + days) ?? 0
    const crowd = due === 0 ? 1 : (1 / due) ** 2.15
    const nearness = (1 / Math.max(days, 1)) ** 3
    const sibling = load.siblingDays.has(today + days) ? SIBLING_WEIGHT : 1
    const weight = crowd * nearness * sibling * (easy[days - range.lower] ?? 1)
    weights.push(weight)
    total += weight
  }
  let rest = unit * total
  for (const [index, weight] of weights.entries()) {
    rest -= weight
    if (rest < 0) return range.lower + index
  }
  return range.upper
}

/** Decides among balanced days; another stream than fuzz, so that the two do not lean the same way. */
export function balanceUnit(cardId: string, reps: number): number {
  return hashToUnit(`balance#${cardId}#${reps}`)
}

/**
 * One weight for each day of the range. A reduced weekday takes cards until it holds half of what the normal
 * days of the range hold on average; a minimum weekday takes one only when nothing else is left.
 */
function easyDayWeights(
  range: DayRange,
  today: StudyDay,
  load: Load,
  easyDays: Preset['easyDays'],
): number[] {
  const kinds: Preset['easyDays'][number][] = []
  let normalDays = 0
  let normalDue = 0
  for (let days = range.lower; days <= range.upper; days++) {
    const kind = easyDays[weekdayOf(today + days)] ?? 'normal'
    kinds.push(kind)
    if (kind === 'normal') {
      normalDays += 1
      normalDue += load.dueByDay.get(today + days) ?? 0
    }
  }
  return kinds.map((kind, index) => {
    if (kind === 'normal') return 1
    if (kind === 'minimum') return MINIMUM_DAY_WEIGHT
    if (normalDays === 0) return 1
    const due = load.dueByDay.get(today + range.lower + index) ?? 0
    return due + 1 > REDUCED_SHARE * (normalDue / normalDays + 1) ? MINIMUM_DAY_WEIGHT : 1
  })
}
