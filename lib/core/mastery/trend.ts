import { memoryTimeline } from '@/lib/core/mastery/memory-timeline'
import { retrievability } from '@/lib/core/mastery/retrievability'
import type { ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import { modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { elapsedDays, memoryStateOf } from '@/lib/core/scheduling/plan-answer'
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
  const first = today - days + 1
  const sums = new Float64Array(days)
  for (const card of cards) {
    const events = eventsOf(card.id)
    if (events.length === 0) continue
    const timeline = memoryTimeline(card, events, preset)
    for (const [index, { day, memory }] of timeline.entries()) {
      const until = Math.min(timeline[index + 1]?.day ?? today + 1, today + 1)
      for (let on = Math.max(day, first); on < until; on++) {
        sums[on - first] = (sums[on - first] ?? 0) + retrievability(memory, on, preset.weights)
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
  const simulated = cards.map(card => {
    const memory = memories.get(card.id)
    return {
      state: memory === undefined ? null : memoryStateOf(memory),
      day: memory === undefined ? today : today - elapsedDays(memory, today),
      dueDay: memory?.dueDay ?? today,
      isSuspended: memory?.suspended ?? false,
    }
  })
  const recallOn = (card: (typeof simulated)[number], on: StudyDay): number =>
    card.state === null ? 0 : model.retrievability(card.state.stability, on - card.day)
  const knownOn = (on: StudyDay): number =>
    simulated.length === 0
      ? 0
      : simulated.reduce((sum, card) => sum + recallOn(card, on), 0) / simulated.length
  const projected: DayKnown[] = [{ day: today, known: knownOn(today) }]
  for (let on = today; on < today + days; on++) {
    const active = simulated.filter(card => !card.isSuspended)
    const due = active
      .filter(card => card.state !== null && card.dueDay <= on)
      .sort((a, b) => recallOn(a, on) - recallOn(b, on))
    const fresh = active.filter(card => card.state === null).slice(0, preset.newPerDay)
    for (const card of [...due, ...fresh].slice(0, Math.max(0, Math.floor(answersPerDay)))) {
      const elapsed = on - card.day
      const recall = card.state === null ? 1 : recallOn(card, on)
      const recalled = model.next(card.state, elapsed, 3)
      const forgotten = model.next(card.state, elapsed, 1)
      card.state = {
        stability: recall * recalled.stability + (1 - recall) * forgotten.stability,
        difficulty: recall * recalled.difficulty + (1 - recall) * forgotten.difficulty,
      }
      card.day = on
      card.dueDay =
        on + Math.max(1, Math.round(model.interval(card.state.stability, preset.desiredRetention)))
    }
    projected.push({ day: on + 1, known: knownOn(on + 1) })
  }
  return projected
}
