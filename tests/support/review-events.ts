/** Events for tests: an answer of Good unless told otherwise, at a fixed instant in Berlin. */
import type { AnswerEvent, ReviewEvent } from '@/lib/core/reviews/event'

/** 2026-03-02T09:00:00Z, a Monday. */
export const MONDAY_NINE = Date.UTC(2026, 2, 2, 9)
export const MONDAY = Math.floor(MONDAY_NINE / 86_400_000)

/** A valid UUID from a small number, so that failures can be read. */
export function uuid(number: number, family = 0): string {
  const tail = number.toString(16).padStart(12, '0')
  return `0190000${family.toString(16)}-0000-7000-8000-${tail}`
}

export function answer(id: number, cardId: string, changes: Partial<AnswerEvent> = {}): AnswerEvent {
  const at = changes.at ?? MONDAY_NINE + id * 1_000
  return {
    id: uuid(id),
    cardId,
    deviceId: uuid(1, 9),
    seq: id,
    zone: 'Europe/Berlin',
    dayStartHour: 4,
    studyDay: Math.floor(at / 86_400_000),
    type: 'answer',
    rating: 3,
    durationMs: 4_000,
    mode: 'scheduled',
    basisEventId: null,
    chosen: null,
    ...changes,
    at,
  }
}

export function undo(id: number, target: ReviewEvent, changes: { readonly at?: number } = {}): ReviewEvent {
  const { cardId, deviceId, zone, dayStartHour } = target
  const at = changes.at ?? MONDAY_NINE + id * 1_000
  return {
    id: uuid(id),
    cardId,
    deviceId,
    seq: id,
    zone,
    dayStartHour,
    at,
    studyDay: Math.floor(at / 86_400_000),
    type: 'undo',
    targetEventId: target.id,
  }
}
