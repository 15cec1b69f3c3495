import type { StudyDay } from '@/lib/core/reviews/event'

/** What stands on a grade's button, and the same in a sentence for screen readers. */
export interface IntervalWords {
  readonly short: string
  readonly long: string
}

const DAYS_PER_MONTH = 30.4375
const DAYS_PER_YEAR = 365.25

/**
 * When a card comes again.
 *
 * @param now epoch milliseconds
 */
export function intervalWords(
  due: { readonly dueDay: StudyDay | null; readonly dueAt: number | null },
  now: number,
  today: StudyDay,
): IntervalWords {
  if (due.dueAt !== null) return secondsInWords(Math.max(0, (due.dueAt - now) / 1000))
  if (due.dueDay !== null) return daysInWords(Math.max(0, due.dueDay - today))
  return { short: '', long: '' }
}

export function daysInWords(days: number): IntervalWords {
  const long = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`
  if (days === 0) return { short: 'today', long }
  if (days < 100) return { short: `${days} d`, long }
  if (days < DAYS_PER_YEAR) return { short: `${oneDecimal(days / DAYS_PER_MONTH)} mo`, long }
  return { short: `${oneDecimal(days / DAYS_PER_YEAR)} y`, long }
}

function secondsInWords(seconds: number): IntervalWords {
  const minutes = Math.round(seconds / 60)
  if (seconds < 60) return { short: '< 1 min', long: 'in less than a minute' }
  if (minutes < 60)
    return { short: `${minutes} min`, long: minutes === 1 ? 'in a minute' : `in ${minutes} minutes` }
  const hours = oneDecimal(minutes / 60)
  return { short: `${hours} h`, long: hours === '1' ? 'in an hour' : `in ${hours} hours` }
}

function oneDecimal(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '')
}
