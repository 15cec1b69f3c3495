import type { AnswerEvent, ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import { compareEvents, inOrder } from '@/lib/core/reviews/event-order'
import { applyEvent, newCardMemory } from '@/lib/core/reviews/fold'
import { effectiveEvents } from '@/lib/core/reviews/undo'
import type { Preset } from '@/lib/core/scheduling/preset'
import type { DoneToday } from '@/lib/core/scheduling/queue'

/** What a day's events add up to: limits used up, time spent, the streak. */

export interface DayProgress extends DoneToday {
  readonly answers: number
  /** Time spent on answers, milliseconds. */
  readonly spentMs: number
}

/** When a learner has no answers yet. */
export const DEFAULT_SECONDS_PER_CARD = 8

/**
 * Progress of study day `today`, from the whole log of each card that has an event on it; other cards may be
 * there too and are skipped. A card counts once: as introduced when it was new that morning, as reviewed when
 * it was due that day, and as neither when it only went on with its steps.
 */
export function dayProgress(
  eventsByCard: Iterable<readonly [string, readonly ReviewEvent[]]>,
  preset: Preset,
  today: StudyDay,
): DayProgress {
  let newIntroduced = 0
  let reviewsDone = 0
  let answers = 0
  let spentMs = 0
  let last: AnswerEvent | null = null
  const answeredCardIds = new Set<string>()
  for (const [cardId, events] of eventsByCard) {
    if (!events.some(event => event.studyDay === today)) continue
    let memory = newCardMemory
    let isAnswered = false
    for (const event of effectiveEvents(inOrder(events))) {
      if (event.type === 'answer' && event.studyDay === today) {
        answers += 1
        spentMs += event.durationMs
        if (last === null || compareEvents(last, event) < 0) last = event
        if (event.mode === 'scheduled' && !isAnswered) {
          isAnswered = true
          answeredCardIds.add(cardId)
          if (memory.phase === 'new') newIntroduced += 1
          else if (memory.dueAt === null) reviewsDone += 1
        }
      }
      memory = applyEvent({ id: cardId }, memory, event, preset)
    }
  }
  return {
    newIntroduced,
    reviewsDone,
    answeredCardIds,
    lastCardId: last?.cardId ?? null,
    answers,
    spentMs,
  }
}

/**
 * Days in a row with at least one answer, ending today, or yesterday when today has none yet. `days` are the
 * study days of the learner's answers, repeated or not, in any order.
 */
export function streak(days: Iterable<StudyDay>, today: StudyDay): number {
  const studied = new Set(days)
  let day = studied.has(today) ? today : today - 1
  let length = 0
  while (studied.has(day)) {
    length += 1
    day -= 1
  }
  return length
}

/** Seconds the learner takes for one answer: the mean of the latest `window` answers, or the default. */
export function secondsPerCard(answers: readonly AnswerEvent[], window = 500): number {
  const latest = answers.slice(-window)
  if (latest.length === 0) return DEFAULT_SECONDS_PER_CARD
  return latest.reduce((sum, answer) => sum + answer.durationMs, 0) / latest.length / 1000
}

/** Whole minutes that the cards of a queue will take; a new card is seen about twice more on its first day. */
export function expectedMinutes(
  counts: { readonly new: number; readonly learning: number; readonly review: number },
  secondsEach: number,
): number {
  const shown = counts.new * 3 + counts.learning + counts.review
  return shown === 0 ? 0 : Math.max(1, Math.round((shown * secondsEach) / 60))
}
