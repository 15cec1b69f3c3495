import { afterAnswer, type ExpectedCard, expectedCard, recallOn } from '@/lib/core/planning/expected-card'
import type { StudyDay } from '@/lib/core/reviews/event'
import { modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'

/** "Be at 95 % of this chapter on 12 March": what each day until then asks for. */

export interface ExamDay {
  readonly day: StudyDay
  readonly newCards: number
  /** Due anyway. */
  readonly reviews: number
  /** Taken ahead of their time, so that they are fresh on the day. */
  readonly refreshed: number
}

export interface ExamPlan {
  readonly days: readonly ExamDay[]
  /** Expected mean chance of recall on the morning of the exam, with the plan and without any study. */
  readonly expected: number
  readonly withoutStudy: number
  readonly isReached: boolean
}

/** Unseen cards are all introduced in this part of the time, so that each is seen again before the day. */
const INTRODUCTION_SHARE = 0.75
/** Refreshing is done on the last days, a week at most. */
const REFRESH_DAYS = 7

/**
 * Plans the days from today to the one before `examDay`. `target` is the wanted mean chance of recall over `cards`
 * (0 to 1). Suspended cards count as they are and are not studied.
 */
export function planExam(
  cards: readonly { readonly id: string }[],
  memories: ReadonlyMap<string, CardMemory>,
  preset: Preset,
  today: StudyDay,
  examDay: StudyDay,
  target: number,
): ExamPlan {
  const model = modelFor(preset.weights)
  const idle = cards
    .filter(card => memories.get(card.id)?.suspended)
    .map(card => expectedCard(memories.get(card.id), today))
  let active = cards
    .filter(card => !memories.get(card.id)?.suspended)
    .map(card => expectedCard(memories.get(card.id), today))
  const knownOnTheDay = (playing: readonly ExpectedCard[]): number => {
    const all = [...playing, ...idle]
    return all.length === 0
      ? 0
      : all.reduce((sum, card) => sum + recallOn(card, examDay, model), 0) / all.length
  }
  const withoutStudy = knownOnTheDay(active)
  const span = Math.max(0, examDay - today)
  const unseen = active.filter(card => card.state === null).length
  const introducing = Math.max(1, Math.ceil(span * INTRODUCTION_SHARE))

  const days: ExamDay[] = []
  for (let ahead = 0; ahead < span; ahead++) {
    const day = today + ahead
    const soFar = unseen - active.filter(card => card.state === null).length
    let left = Math.ceil((unseen * Math.min(ahead + 1, introducing)) / introducing) - soFar
    let [newCards, reviews, refreshed] = [0, 0, 0]
    active = active.map(card => {
      if (card.state === null) {
        if (left <= 0) return card
        left -= 1
        newCards += 1
      } else if (card.dueDay <= day) reviews += 1
      else return card
      return afterAnswer(card, day, model, preset.desiredRetention)
    })
    const daysLeft = span - ahead
    if (daysLeft <= REFRESH_DAYS) {
      const share = refreshShare(active, day, daysLeft, knownOnTheDay, target)
      for (const index of share) {
        const card = active[index]
        if (card === undefined) continue
        active[index] = afterAnswer(card, day, model, preset.desiredRetention)
        refreshed += 1
      }
    }
    days.push({ day, newCards, reviews, refreshed })
  }
  const expected = knownOnTheDay(active)
  return { days, expected, withoutStudy, isReached: expected >= target }

  /** The cards to refresh today: of all that are needed to reach the target, this day's share, the weakest first. */
  function refreshShare(
    playing: readonly ExpectedCard[],
    day: StudyDay,
    daysLeft: number,
    known: (cards: readonly ExpectedCard[]) => number,
    wanted: number,
  ): number[] {
    const weakest = playing
      .map((card, index) => ({ card, index, recall: recallOn(card, examDay, model) }))
      .filter(({ card }) => card.state !== null && card.lastDay < day)
      .sort((a, b) => a.recall - b.recall)
    const total = playing.length + idle.length
    let missing = (wanted - known(playing)) * total
    const needed: number[] = []
    for (const { card, index, recall } of weakest) {
      if (missing <= 0) break
      missing -= recallOn(afterAnswer(card, day, model, preset.desiredRetention), examDay, model) - recall
      needed.push(index)
    }
    return needed.slice(0, Math.ceil(needed.length / daysLeft))
  }
}
