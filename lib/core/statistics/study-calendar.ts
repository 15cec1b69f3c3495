import type { StudyDay } from '@/lib/core/reviews/event'
import type { DayActivity } from '@/lib/core/statistics/answer-statistics'

/** Activity laid over whole calendars: days without any are there too. */

/** One entry for each day from `from` to `to`, both included. */
export function everyDay(activity: readonly DayActivity[], from: StudyDay, to: StudyDay): DayActivity[] {
  const known = new Map(activity.map(day => [day.day, day]))
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => {
    const day = from + index
    return known.get(day) ?? { day, answers: 0, newCards: 0, spentMs: 0 }
  })
}

/** Sums over stretches of `length` days, the last of which ends with the last day; the first may be shorter. */
export function sumStretches(days: readonly DayActivity[], length: number): DayActivity[] {
  const sums: DayActivity[] = []
  for (let end = days.length; end > 0; end -= length) {
    const stretch = days.slice(Math.max(0, end - length), end)
    sums.push({
      day: stretch[0]?.day ?? 0,
      answers: stretch.reduce((sum, day) => sum + day.answers, 0),
      newCards: stretch.reduce((sum, day) => sum + day.newCards, 0),
      spentMs: stretch.reduce((sum, day) => sum + day.spentMs, 0),
    })
  }
  return sums.reverse()
}

/** The most days in a row with an answer. */
export function longestRun(days: readonly DayActivity[]): number {
  let longest = 0
  let run = 0
  for (const { answers } of days) {
    run = answers > 0 ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

/**
 * How dark to draw a day: 0 without answers, else 1 to 4 by the quarters of the days that have some, so that one
 * feverish day does not make all others pale.
 */
export function activityLevels(days: readonly DayActivity[]): number[] {
  const counts = days
    .map(day => day.answers)
    .filter(answers => answers > 0)
    .sort((a, b) => a - b)
  const edges = [0.25, 0.5, 0.75].map(share => counts[Math.floor(share * (counts.length - 1))] ?? 0)
  return days.map(({ answers }) => (answers === 0 ? 0 : 1 + edges.filter(edge => answers > edge).length))
}
