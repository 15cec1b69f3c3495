import type { StudyDay } from '@/lib/core/reviews/event'
import type { DaySettings } from '@/lib/core/scheduling/preset'
import { DAY_MS, offsetAt, offsetStretches, plainOffset } from '@/lib/core/scheduling/zone-offset'

/**
 * The learner's day: it begins when their own wall clock first shows the rollover hour, wherever the program
 * runs. Days are numbered by their civil date (days since 1970-01-01), so the difference of two numbers is the
 * number of rollovers between them, whatever daylight saving did to the hours.
 */

const HOUR_MS = 3_600_000
/** No zone is further than this from UTC. */
const WIDEST_OFFSET_MS = 16 * HOUR_MS

/** The study day in which an instant (UTC milliseconds) lies. */
export function studyDayOf(instantMs: number, settings: DaySettings): StudyDay {
  const shift = settings.dayStartHour * HOUR_MS
  const plain = plainOffset(settings.zone, Math.floor(instantMs / DAY_MS))
  if (!Number.isNaN(plain)) return Math.floor((instantMs + plain - shift) / DAY_MS)
  // Near a change of the clocks the wall clock may show the rollover hour twice: only the first time counts.
  const byWallClock = Math.floor((instantMs + offsetAt(settings.zone, instantMs) - shift) / DAY_MS)
  return startOfStudyDay(byWallClock + 1, settings) <= instantMs ? byWallClock + 1 : byWallClock
}

/**
 * The instant (UTC milliseconds) at which a study day begins: the first at which the wall clock shows the
 * rollover hour of that date, or, where that hour is skipped, the first after it.
 */
export function startOfStudyDay(day: StudyDay, settings: DaySettings): number {
  const wall = day * DAY_MS + settings.dayStartHour * HOUR_MS
  const plain = plainOffset(settings.zone, day)
  if (plain === plainOffset(settings.zone, day + 1)) return wall - plain
  const until = wall + WIDEST_OFFSET_MS
  const stretches = offsetStretches(settings.zone, wall - WIDEST_OFFSET_MS, until)
  for (const [index, stretch] of stretches.entries()) {
    const reached = Math.max(stretch.from, wall - stretch.offsetMs)
    if (reached < (stretches[index + 1]?.from ?? until)) return reached
  }
  return until
}

/** Whole seconds from an instant until the learner's next rollover; at least 1. */
export function secondsUntilRollover(instantMs: number, settings: DaySettings): number {
  const next = startOfStudyDay(studyDayOf(instantMs, settings) + 1, settings)
  return Math.max(1, Math.ceil((next - instantMs) / 1000))
}

/** `2026-03-01` for the civil date of a study day. */
export function studyDayToIsoDate(day: StudyDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The study day of a civil date such as `2026-03-01`; null when the text is not a date of the calendar. */
export function isoDateToStudyDay(iso: string): StudyDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (match === null) return null
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS
  return studyDayToIsoDate(day) === iso ? day : null
}

/** 0 for Monday … 6 for Sunday. */
export function weekdayOf(day: StudyDay): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7
}
