import type { StudyDay } from '@/lib/core/reviews/event'

export type CardPhase = 'new' | 'learning' | 'review' | 'relearning'

/** What the log says of one card: a pure fold of its events. Never edited, always derived. */
export interface CardMemory {
  readonly phase: CardPhase
  /** Days for retrievability to fall from 1 to 0.9; null while new. */
  readonly stability: number | null
  /** 1 (easy) to 10 (hard); null while new. */
  readonly difficulty: number | null
  /** Index into the learning or relearning steps; null in phase `new` and `review`. */
  readonly step: number | null
  readonly reps: number
  /** Again answers given in phase `review`. */
  readonly lapses: number
  readonly lastReviewAt: number | null
  readonly lastReviewDay: StudyDay | null
  /** Review cards, and steps that crossed the rollover: due for the whole of this study day. */
  readonly dueDay: StudyDay | null
  /** Learning cards inside a day: due at this instant, epoch milliseconds. */
  readonly dueAt: number | null
  readonly scheduledDays: number
  readonly suspended: boolean
  readonly buriedUntilDay: StudyDay | null
  readonly leech: boolean
  /** The last event that counted, and so the version of this state; null when there was none. */
  readonly standsAtEventId: string | null
}
