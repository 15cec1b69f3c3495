import { memoryTimeline } from '@/lib/core/mastery/memory-timeline'
import { afterAnswer, type ExpectedCard, expectedCard, recallOn } from '@/lib/core/planning/expected-card'
import type { ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import { modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'

/** Mastery over time: what was known on each past day, from the log alone, and what the coming days would bring. */

export interface DayKnown {
  readonly day: StudyDay
  /** Mean chance of recall on that day, unseen cards as 0. */
  readonly known: number
}

export const TREND_DAYS = 90

/**
 * Mastery of a set of cards on each of the last `days` study days, today last. Cards that exist today count on
 * every day, as unseen before their first answer. `eventsOf` gives a card's whole log.
 */
export function masteryTrend(
  cards: readonly { readonly id: string }[],
  eventsOf: (cardId: string) => readonly ReviewEvent[],
  preset: Preset,
  today: StudyDay,
  days = TREND_DAYS,
): DayKnown[] {
  const model = modelFor(preset.weights)
  const first = today - days + 1
  const sums = new Float64Array(days)
  for (const card of cards) {
    const events = eventsOf(card.id)
    if (events.length === 0) continue
    const timeline = memoryTimeline(card, events, preset)
    for (const [index, { day, memory }] of timeline.entries()) {
      if (memory.stability === null) continue
      const answeredOn = memory.lastReviewDay ?? day
      const until = Math.min(timeline[index + 1]?.day ?? today + 1, today + 1)
      for (let on = Math.max(day, first); on < until; on++) {
        const recall = model.retrievability(memory.stability, Math.max(0, on - answeredOn))
        sums[on - first] = (sums[on - first] ?? 0) + recall
      }
    }
  }
  return Array.from(sums, (sum, index) => ({
    day: first + index,
    known: cards.length === 0 ? 0 : sum / cards.length,
  }))
}

/**
 * What the next `days` days would bring if on each of them `answersPerDay` cards were answered: first what is
 * due, weakest first, then new ones. Every answer counts by its expected outcome. The first entry is today, before
 * any answer.
 */
export function projectMastery(
  cards: readonly { readonly id: string }[],
  memories: ReadonlyMap<string, CardMemory>,
  preset: Preset,
  today: StudyDay,
  answersPerDay: number,
  days = 7,
): DayKnown[] {
  const model = modelFor(preset.weights)
  const known: ExpectedCard[] = []
  const active: ExpectedCard[] = []
  for (const { id } of cards) {
    const memory = memories.get(id)
    if (memory?.suspended) known.push(expectedCard(memory, today))
    else active.push(expectedCard(memory, today))
  }
  const knownOn = (day: StudyDay): number => {
    const sum = [...known, ...active].reduce((total, card) => total + recallOn(card, day, model), 0)
    return cards.length === 0 ? 0 : sum / cards.length
  }
  const projected: DayKnown[] = [{ day: today, known: knownOn(today) }]
  for (let day = today; day < today + days; day++) {
    const ranked = active.map((card, index) => ({ card, index, recall: recallOn(card, day, model) }))
    const due = ranked
      .filter(({ card }) => card.state !== null && card.dueDay <= day)
      .sort((a, b) => a.recall - b.recall)
    const fresh = ranked.filter(({ card }) => card.state === null).slice(0, preset.newPerDay)
    for (const { card, index } of [...due, ...fresh].slice(0, Math.max(0, Math.floor(answersPerDay)))) {
      active[index] = afterAnswer(card, day, model, preset.desiredRetention)
    }
    projected.push({ day: day + 1, known: knownOn(day + 1) })
  }
  return projected
}
