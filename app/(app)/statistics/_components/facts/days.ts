import type { StudyDay } from '@/lib/core/reviews/event'
import { weekdayOf } from '@/lib/core/scheduling/study-day'
import type { DayActivity } from '@/lib/core/statistics/answer-statistics'
import { activityLevels, everyDay, longestRun, sumStretches } from '@/lib/core/statistics/study-calendar'
import type { Columns, Fact } from './fact'
import { count, counted, fullDate, minutes, monthOfYear, shortDate } from './words'

export interface CalendarDay {
  readonly day: StudyDay
  /** 0 for the first week shown. */
  readonly week: number
  /** 0 for Monday. */
  readonly weekday: number
  /** 0 to 4, see `activityLevels`. */
  readonly level: number
  readonly title: string
}

const WEEKS = 53

/** A year of study days, whole weeks up to today. */
export function calendarFact(
  activity: readonly DayActivity[],
  today: StudyDay,
): Fact<readonly CalendarDay[]> {
  const from = today - weekdayOf(today) - 7 * (WEEKS - 1)
  const days = everyDay(activity, from, today)
  const studied = days.filter(day => day.answers > 0)
  const levels = activityLevels(days)
  const run = longestRun(days)
  const months = new Map<string, DayActivity[]>()
  for (const day of days) {
    const name = monthOfYear(day.day)
    months.set(name, [...(months.get(name) ?? []), day])
  }
  return {
    title: 'Days you studied',
    message: `You studied on ${counted(studied.length, 'day')} of the last year, at best ${run} in a row.`,
    data: days.map(({ day, answers }, index) => ({
      day,
      week: Math.floor((day - from) / 7),
      weekday: weekdayOf(day),
      level: levels[index] ?? 0,
      title: `${fullDate(day)}: ${counted(answers, 'answer')}`,
    })),
    table: {
      columns: ['Month', 'Days', 'Answers', 'Time'],
      rows: [...months].map(([name, days]) => [
        name,
        count(days.filter(day => day.answers > 0).length),
        count(sum(days, day => day.answers)),
        minutes(sum(days, day => day.spentMs)),
      ]),
    },
  }
}

/** Longer spans are drawn by weeks: more columns than this could not be told apart on a phone. */
const MOST_COLUMNS = 92

export function timeFact(activity: readonly DayActivity[], today: StudyDay, span: number): Fact<Columns> {
  const days = everyDay(activity, today - span + 1, today)
  const length = span > MOST_COLUMNS ? 7 : 1
  const stretches = sumStretches(days, length)
  const studied = days.filter(day => day.answers > 0)
  const total = sum(days, day => day.spentMs)
  const usual = studied.length === 0 ? 0 : total / studied.length
  const name = (day: StudyDay) => (length === 7 ? `Week from ${shortDate(day)}` : fullDate(day))
  const most = stretches.reduce(
    (best, { spentMs }, index) => (spentMs > (stretches[best]?.spentMs ?? 0) ? index : best),
    0,
  )
  const ticksApart = Math.ceil(stretches.length / 4)
  return {
    title: length === 7 ? 'Minutes a week' : 'Minutes a day',
    message:
      studied.length === 0
        ? 'You have not studied in this time.'
        : `You spent ${minutes(total)} in all: ${minutes(usual)} on a day you studied, ${perAnswer(days)} an answer.`,
    data: {
      columns: stretches.map(({ day, spentMs }) => ({
        value: spentMs / 60_000,
        title: `${name(day)}: ${minutes(spentMs)}`,
      })),
      ticks: stretches.flatMap(({ day }, index) =>
        (stretches.length - 1 - index) % ticksApart === 0
          ? [{ at: index + 0.5, label: day === today ? 'Today' : shortDate(day) }]
          : [],
      ),
      labels: total === 0 ? [] : [{ at: most, label: minutes(stretches[most]?.spentMs ?? 0) }],
      marked: [],
      level: null,
    },
    table: {
      columns: [length === 7 ? 'Week' : 'Day', 'Answers', 'Time'],
      rows: stretches.map(({ day, answers, spentMs }) => [name(day), count(answers), minutes(spentMs)]),
    },
  }
}

function perAnswer(days: readonly DayActivity[]): string {
  const seconds =
    sum(days, day => day.spentMs) /
    1000 /
    Math.max(
      1,
      sum(days, day => day.answers),
    )
  return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`
}

const sum = (days: readonly DayActivity[], of: (day: DayActivity) => number) =>
  days.reduce((total, day) => total + of(day), 0)
