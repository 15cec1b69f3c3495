import type { StudyDay } from '@/lib/core/reviews/event'

const DAY_MS = 86_400_000
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const full = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })
const monthAndYear = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const number = new Intl.NumberFormat('en-GB')

/** `3 May` */
export const shortDate = (day: StudyDay) => short.format(day * DAY_MS)
/** `Sun, 3 May 2026` */
export const fullDate = (day: StudyDay) => full.format(day * DAY_MS)
/** `May` */
export const monthName = (day: StudyDay) => month.format(day * DAY_MS)
/** `May 2026` */
export const monthOfYear = (day: StudyDay) => monthAndYear.format(day * DAY_MS)
export const count = (value: number) => number.format(value)
/** `1 card`, `2 cards` */
export const counted = (value: number, one: string, many = `${one}s`) =>
  `${count(value)} ${value === 1 ? one : many}`
export const percent = (share: number) => `${Math.round(share * 100)} %`

/** A length of memory as one would say it: `6 days`, `3 weeks`, `5 months`, `2 years`. */
export function lengthOfDays(days: number): string {
  if (days < 1) return 'less than a day'
  if (days < 21) return counted(Math.round(days), 'day')
  if (days < 60) return counted(Math.round(days / 7), 'week')
  if (days < 700) return counted(Math.round(days / 30.4), 'month')
  return counted(Math.round(days / 365), 'year')
}

/** Whole minutes; a short time that is not none says so. */
export function minutes(ms: number): string {
  if (ms === 0) return '0 min'
  return ms < 60_000 ? 'under 1 min' : `${count(Math.round(ms / 60_000))} min`
}
