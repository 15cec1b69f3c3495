/**
 * The review log is the truth: an append-only sequence of immutable events. Memory state, due dates and
 * mastery are folds of it (see `fold.ts`) and can always be rebuilt.
 *
 * Total order of a learner's events: (`at`, `deviceId`, `seq`). The same id twice counts once.
 */

export type Rating = 1 | 2 | 3 | 4

/** Days since 1970-01-01 in the learner's own civil calendar, shifted by their rollover hour. */
export type StudyDay = number

interface EventBase {
  /** UUIDv7, made on the device. */
  readonly id: string
  readonly cardId: string
  /** UTC instant in epoch milliseconds, by the device's clock. */
  readonly at: number
  readonly deviceId: string
  /** Counts up by one per event of a device; breaks ties within one millisecond. */
  readonly seq: number
  /** IANA zone and rollover hour in force on the device, and the study day counted with them. */
  readonly zone: string
  readonly dayStartHour: number
  readonly studyDay: StudyDay
}

export interface AnswerEvent extends EventBase {
  readonly type: 'answer'
  readonly rating: Rating
  /** Time from question to grade in milliseconds, capped at 60,000. */
  readonly durationMs: number
  /** `cram` answers are kept but neither move a due date nor train the model. */
  readonly mode: 'scheduled' | 'cram'
  /** The card's last effective event when this answer was given; null for a new card. When another device's event
   * slips in between, the fold sees the mismatch and recomputes the interval instead of trusting `chosen`. */
  readonly basisEventId: string | null
  /** What the button promised, after fuzz and load balance: days for a review, else seconds for a step. */
  readonly chosen: { readonly days: number } | { readonly seconds: number } | null
}

export interface UndoEvent extends EventBase {
  readonly type: 'undo'
  /** The event that is taken back. An undo can itself be undone. */
  readonly targetEventId: string
}

export interface SuspendEvent extends EventBase {
  readonly type: 'suspend' | 'unsuspend'
}

/** Hidden until the named study day begins. */
export interface BuryEvent extends EventBase {
  readonly type: 'bury'
  readonly untilDay: StudyDay
}

/** Back to new; earlier answers stay in the log but no longer count. */
export interface ResetEvent extends EventBase {
  readonly type: 'reset'
}

/** Due on another study day by the learner's own hand; memory is not touched. */
export interface RescheduleEvent extends EventBase {
  readonly type: 'reschedule'
  readonly dueDay: StudyDay
}

/** Progress found in a note when it was imported; the first event of its card. */
export interface CarryOverEvent extends EventBase {
  readonly type: 'carry-over'
  readonly dueDay: StudyDay
  readonly intervalDays: number
  readonly easePercent: number
}

export type ReviewEvent =
  | AnswerEvent
  | UndoEvent
  | SuspendEvent
  | BuryEvent
  | ResetEvent
  | RescheduleEvent
  | CarryOverEvent
