import type {
  AnswerEvent,
  BuryEvent,
  CarryOverEvent,
  Rating,
  RescheduleEvent,
  ResetEvent,
  ReviewEvent,
  StudyDay,
  SuspendEvent,
  UndoEvent,
} from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Chosen } from '@/lib/core/scheduling/plan-answer'
import type { DaySettings } from '@/lib/core/scheduling/preset'
import { isoDateToStudyDay, studyDayOf } from '@/lib/core/scheduling/study-day'

/** Events as devices make them: ids, clock and count come from outside, the study day is counted here. */

/** What every event needs: made by the caller, on the device, at the moment of the action. */
export interface EventStamp {
  /** A fresh UUIDv7. */
  readonly id: string
  readonly cardId: string
  /** UTC epoch milliseconds by the device's clock. */
  readonly at: number
  readonly deviceId: string
  /** The device's own count of events, one higher each time. */
  readonly seq: number
  readonly day: DaySettings
}

/** Longer than this was a break, not thinking. */
const LONGEST_ANSWER_MS = 60_000

/**
 * `memory` is the state the learner saw and `chosen` what the pressed button promised (`previewGrades`); give
 * null for `chosen` when nothing was promised, as for a cram answer.
 */
export function makeAnswer(
  stamp: EventStamp,
  answer: {
    readonly rating: Rating
    readonly durationMs: number
    readonly memory: CardMemory
    readonly chosen: Chosen | null
    readonly mode?: AnswerEvent['mode']
  },
): AnswerEvent {
  return {
    ...base(stamp),
    type: 'answer',
    rating: answer.rating,
    durationMs: Math.round(Math.min(Math.max(answer.durationMs, 0), LONGEST_ANSWER_MS)),
    mode: answer.mode ?? 'scheduled',
    basisEventId: answer.memory.standsAtEventId,
    chosen: answer.mode === 'cram' ? null : answer.chosen,
  }
}

/** Takes back `target`, whatever it was; the undo belongs to the target's card. */
export function makeUndo(stamp: Omit<EventStamp, 'cardId'>, target: ReviewEvent): UndoEvent {
  return { ...base({ ...stamp, cardId: target.cardId }), type: 'undo', targetEventId: target.id }
}

export function makeSuspend(stamp: EventStamp): SuspendEvent {
  return { ...base(stamp), type: 'suspend' }
}

export function makeUnsuspend(stamp: EventStamp): SuspendEvent {
  return { ...base(stamp), type: 'unsuspend' }
}

/** Hidden until the next study day, or until `untilDay`. */
export function makeBury(stamp: EventStamp, untilDay?: StudyDay): BuryEvent {
  const shared = base(stamp)
  return { ...shared, type: 'bury', untilDay: untilDay ?? shared.studyDay + 1 }
}

export function makeReset(stamp: EventStamp): ResetEvent {
  return { ...base(stamp), type: 'reset' }
}

export function makeReschedule(stamp: EventStamp, dueDay: StudyDay): RescheduleEvent {
  return { ...base(stamp), type: 'reschedule', dueDay }
}

/** Null when `due` is not a date. `due`, `intervalDays` and `ease` are as the other program wrote them. */
export function makeCarryOver(
  stamp: EventStamp,
  progress: { readonly due: string; readonly intervalDays: number; readonly ease: number },
): CarryOverEvent | null {
  const dueDay = isoDateToStudyDay(progress.due)
  if (dueDay === null || dueDay < 0) return null
  return {
    ...base(stamp),
    type: 'carry-over',
    dueDay,
    intervalDays: Math.min(Math.max(progress.intervalDays, 0), 36_500),
    easePercent: Math.min(Math.max(progress.ease, 100), 1_000),
  }
}

function base(stamp: EventStamp) {
  return {
    id: stamp.id,
    cardId: stamp.cardId,
    at: stamp.at,
    deviceId: stamp.deviceId,
    seq: stamp.seq,
    zone: stamp.day.zone,
    dayStartHour: stamp.day.dayStartHour,
    studyDay: studyDayOf(stamp.at, stamp.day),
  }
}
