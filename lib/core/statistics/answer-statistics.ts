import { MATURE_DAYS } from '@/lib/core/mastery/chapter-mastery'
import type { Rating, StudyDay } from '@/lib/core/reviews/event'
import { offsetAt } from '@/lib/core/scheduling/zone-offset'
import type { Answered } from '@/lib/core/statistics/answered-log'

/** Charts of what was answered. Each reads the log and nothing else. */

export interface Retention {
  readonly passed: number
  readonly asked: number
}

export interface TrueRetention {
  readonly young: Retention
  readonly mature: Retention
  readonly all: Retention
}

/**
 * Share of review cards recalled when asked: the first review of each card on each study day, from day `from` to
 * day `to`, both included. Mature are cards that had an interval of three weeks or more when they were asked.
 */
export function trueRetention(answers: readonly Answered[], from: StudyDay, to: StudyDay): TrueRetention {
  const counts = { young: { passed: 0, asked: 0 }, mature: { passed: 0, asked: 0 } }
  for (const { event, before, isFirstOfDay } of answers) {
    if (!isFirstOfDay || before.phase !== 'review' || event.studyDay < from || event.studyDay > to) continue
    const count = before.scheduledDays >= MATURE_DAYS ? counts.mature : counts.young
    count.asked += 1
    if (event.rating > 1) count.passed += 1
  }
  const { young, mature } = counts
  return { young, mature, all: { passed: young.passed + mature.passed, asked: young.asked + mature.asked } }
}

export type CardAge = 'learning' | 'young' | 'mature'

/** How often each button was pressed, by the card's age at that moment. */
export function answerButtons(answers: readonly Answered[]): Record<CardAge, Record<Rating, number>> {
  const counts = {
    learning: { 1: 0, 2: 0, 3: 0, 4: 0 },
    young: { 1: 0, 2: 0, 3: 0, 4: 0 },
    mature: { 1: 0, 2: 0, 3: 0, 4: 0 },
  }
  for (const { event, before } of answers) {
    const age =
      before.phase !== 'review' ? 'learning' : before.scheduledDays >= MATURE_DAYS ? 'mature' : 'young'
    counts[age][event.rating] += 1
  }
  return counts
}

export interface DayActivity {
  readonly day: StudyDay
  readonly answers: number
  readonly newCards: number
  readonly spentMs: number
}

/** Answers, new cards and time of each study day with any, in order: for the heat map and the time chart. */
export function activityByDay(answers: readonly Answered[]): DayActivity[] {
  const days = new Map<StudyDay, { answers: number; newCards: number; spentMs: number }>()
  for (const { event, before } of answers) {
    const day = days.get(event.studyDay) ?? { answers: 0, newCards: 0, spentMs: 0 }
    day.answers += 1
    day.spentMs += event.durationMs
    if (before.phase === 'new') day.newCards += 1
    days.set(event.studyDay, day)
  }
  return [...days].sort(([a], [b]) => a - b).map(([day, activity]) => ({ day, ...activity }))
}

/** Answers and share recalled for each hour of the learner's clock, 0 to 23, for cards in review. */
export function successByHour(
  answers: readonly Answered[],
): { readonly hour: number; readonly asked: number; readonly passed: number }[] {
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, asked: 0, passed: 0 }))
  for (const { event, before } of answers) {
    if (before.phase !== 'review') continue
    const wall = event.at + offsetAt(event.zone, event.at)
    const slot = hours[Math.floor((((wall / 3_600_000) % 24) + 24) % 24)]
    if (slot === undefined) continue
    slot.asked += 1
    if (event.rating > 1) slot.passed += 1
  }
  return hours
}
