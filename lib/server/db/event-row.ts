import 'server-only'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import type { Prisma, ReviewEvent as ReviewEventRow } from './generated/client'
import { studyDayFromColumn, studyDayToColumn } from './study-day-column'

/** Row ↔ domain for the review log. */

export function toEventRow(
  userId: string,
  rev: bigint,
  event: ReviewEvent,
): Prisma.ReviewEventCreateManyInput {
  const base = {
    userId,
    rev,
    id: event.id,
    cardId: event.cardId,
    at: new Date(event.at),
    deviceId: event.deviceId,
    seq: event.seq,
    zone: event.zone,
    dayStartHour: event.dayStartHour,
    studyDay: studyDayToColumn(event.studyDay),
  }
  switch (event.type) {
    case 'answer':
      return {
        ...base,
        type: 'answer',
        rating: event.rating,
        durationMs: event.durationMs,
        mode: event.mode,
        basisEventId: event.basisEventId,
        chosenDays: event.chosen !== null && 'days' in event.chosen ? event.chosen.days : null,
        chosenSeconds: event.chosen !== null && 'seconds' in event.chosen ? event.chosen.seconds : null,
      }
    case 'undo':
      return { ...base, type: 'undo', targetEventId: event.targetEventId }
    case 'bury':
      return { ...base, type: 'bury', untilDay: studyDayToColumn(event.untilDay) }
    case 'reschedule':
      return { ...base, type: 'reschedule', dueDay: studyDayToColumn(event.dueDay) }
    case 'carry-over':
      return {
        ...base,
        type: 'carryOver',
        dueDay: studyDayToColumn(event.dueDay),
        intervalDays: event.intervalDays,
        easePercent: event.easePercent,
      }
    case 'suspend':
    case 'unsuspend':
    case 'reset':
      return { ...base, type: event.type }
  }
}

/** Throws when a row breaks its own table's checks: that is a bug, not input. */
export function toReviewEvent(row: ReviewEventRow): ReviewEvent {
  const base = {
    id: row.id,
    cardId: row.cardId,
    at: row.at.getTime(),
    deviceId: row.deviceId,
    seq: row.seq,
    zone: row.zone,
    dayStartHour: row.dayStartHour,
    studyDay: studyDayFromColumn(row.studyDay),
  }
  switch (row.type) {
    case 'answer':
      return {
        ...base,
        type: 'answer',
        rating: toRating(row),
        durationMs: need(row, row.durationMs),
        mode: need(row, row.mode),
        basisEventId: row.basisEventId,
        chosen:
          row.chosenDays !== null
            ? { days: row.chosenDays }
            : row.chosenSeconds !== null
              ? { seconds: row.chosenSeconds }
              : null,
      }
    case 'undo':
      return { ...base, type: 'undo', targetEventId: need(row, row.targetEventId) }
    case 'bury':
      return { ...base, type: 'bury', untilDay: studyDayFromColumn(need(row, row.untilDay)) }
    case 'reschedule':
      return { ...base, type: 'reschedule', dueDay: studyDayFromColumn(need(row, row.dueDay)) }
    case 'carryOver':
      return {
        ...base,
        type: 'carry-over',
        dueDay: studyDayFromColumn(need(row, row.dueDay)),
        intervalDays: need(row, row.intervalDays),
        easePercent: need(row, row.easePercent),
      }
    case 'suspend':
    case 'unsuspend':
    case 'reset':
      return { ...base, type: row.type }
  }
}

function toRating(row: ReviewEventRow): 1 | 2 | 3 | 4 {
  const rating = row.rating
  if (rating === 1 || rating === 2 || rating === 3 || rating === 4) return rating
  throw new Error(`Review event ${row.id} has rating ${rating}.`)
}

function need<T>(row: ReviewEventRow, value: T | null): T {
  if (value === null) throw new Error(`Review event ${row.id} of type ${row.type} misses a column.`)
  return value
}
