import { forecast } from '@/lib/core/mastery/forecast'
import type { StudyDay } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Columns, Fact } from './fact'
import { count, counted, fullDate, shortDate } from './words'

const DAYS = 30

/** What is due on each of the coming thirty days, if nothing new is learned. */
export function forecastFact(memories: readonly CardMemory[], today: StudyDay): Fact<Columns> {
  const days = forecast(memories, today, DAYS)
  const [now, ...later] = days
  const dueNow = now?.due ?? 0
  const ahead = later.reduce((sum, day) => sum + day.due, 0)
  const peak = later.reduce<(typeof days)[number] | null>(
    (most, day) => (day.due > (most?.due ?? 0) ? day : most),
    null,
  )
  const start = dueNow === 0 ? 'Nothing is due today' : `${counted(dueNow, 'card is', 'cards are')} due today`
  const rest =
    peak === null
      ? 'and nothing comes back within a month'
      : `then about ${count(Math.round(ahead / later.length))} a day, most on ${shortDate(peak.day)}`
  const at = (day: StudyDay) => day - today
  const labelled = [now, peak].filter(day => day != null && day.due > 0)
  return {
    title: 'Coming reviews',
    message: `${start}; ${rest}.`.replace('; and', ' and'),
    data: {
      columns: days.map(({ day, due }) => ({
        value: due,
        title: `${fullDate(day)}: ${counted(due, 'card')}`,
      })),
      ticks: days
        .filter(({ day }) => at(day) % 7 === 0)
        .map(({ day }) => ({ at: at(day) + 0.5, label: day === today ? 'Today' : shortDate(day) })),
      labels: labelled.map(day => ({ at: at(day?.day ?? today), label: count(day?.due ?? 0) })),
      marked: [0],
      level: null,
    },
    table: {
      columns: ['Day', 'Cards due'],
      rows: days.map(({ day, due }) => [fullDate(day), count(due)]),
    },
  }
}
