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
  const trends = masteryTrends(cards, () => ALL, eventsOf, preset, today, days)
  return trends.get('') ?? toDays(new Float64Array(days), 0, today - days + 1)
}

/** The same for many sets at once, such as all chapters: `groupsOf` names the sets a card is in. Each log is read once. */
export function masteryTrends<T extends { readonly id: string }>(
  cards: readonly T[],
  groupsOf: (card: T) => readonly string[],
  eventsOf: (cardId: string) => readonly ReviewEvent[],
  preset: Preset,
  today: StudyDay,
  days = TREND_DAYS,
): Map<string, DayKnown[]> {
  const model = modelFor(preset.weights)
  const first = today - days + 1
  const groups = new Map<string, { cards: number; readonly sums: Float64Array }>()
  for (const card of cards) {
    const own = groupsOf(card).map(name => {
      const group = groups.get(name) ?? { cards: 0, sums: new Float64Array(days) }
      groups.set(name, group)
      group.cards += 1
      return group.sums
    })
    const events = eventsOf(card.id)
    if (events.length === 0) continue
    const timeline = memoryTimeline(card, events, preset)
    for (const [index, { day, memory }] of timeline.entries()) {
      if (memory.stability === null) continue
      const answeredOn = memory.lastReviewDay ?? day
      const until = Math.min(timeline[index + 1]?.day ?? today + 1, today + 1)
      for (let on = Math.max(day, first); on < until; on++) {
        const recall = model.retrievability(memory.stability, Math.max(0, on - answeredOn))
        for (const sums of own) sums[on - first] = (sums[on - first] ?? 0) + recall
      }
    }
  }
  return new Map([...groups].map(([name, group]) => [name, toDays(group.sums, group.cards, first)]))
}

const ALL: readonly string[] = ['']

function toDays(sums: Float64Array, cards: number, first: StudyDay): DayKnown[] {
  return Array.from(sums, (sum, index) => ({ day: first + index, known: cards === 0 ? 0 : sum / cards }))
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
  const known: DayKnown[] = []
  playForward(cards, memories, preset, today, answersPerDay, days, (day, played) => {
    const sum = played.reduce((total, card) => total + recallOn(card, day, model), 0)
    known.push({ day, known: cards.length === 0 ? 0 : sum / cards.length })
  })
  return known
}

/** What will be known of each set of cards after `days` such days; the days are shared by all cards. */
export function projectGroups<T extends { readonly id: string }>(
  cards: readonly T[],
  groupsOf: (card: T) => readonly string[],
  memories: ReadonlyMap<string, CardMemory>,
  preset: Preset,
  today: StudyDay,
  answersPerDay: number,
  days = 7,
): Map<string, number> {
  const model = modelFor(preset.weights)
  const groups = new Map<string, { cards: number; recall: number }>()
  playForward(cards, memories, preset, today, answersPerDay, days, (day, played) => {
    if (day < today + days) return
    for (const [index, card] of cards.entries()) {
      const expected = played[index]
      const recall = expected === undefined ? 0 : recallOn(expected, day, model)
      for (const name of groupsOf(card)) {
        const group = groups.get(name) ?? { cards: 0, recall: 0 }
        groups.set(name, { cards: group.cards + 1, recall: group.recall + recall })
      }
    }
  })
  return new Map([...groups].map(([name, group]) => [name, group.recall / group.cards]))
}

/** Calls `onDay` with every card, in their order, at the start of each day, and of the one after the last. */
function playForward(
  cards: readonly { readonly id: string }[],
  memories: ReadonlyMap<string, CardMemory>,
  preset: Preset,
  today: StudyDay,
  answersPerDay: number,
  days: number,
  onDay: (day: StudyDay, cards: readonly ExpectedCard[]) => void,
): void {
  const model = modelFor(preset.weights)
  const played = cards.map(({ id }) => expectedCard(memories.get(id), today))
  const isAsked = cards.map(({ id }) => memories.get(id)?.suspended !== true)
  const most = Math.max(0, Math.floor(answersPerDay))
  onDay(today, played)
  for (let day = today; day < today + days; day++) {
    const due: { index: number; card: ExpectedCard; recall: number }[] = []
    const fresh: { index: number; card: ExpectedCard }[] = []
    for (const [index, card] of played.entries()) {
      if (!isAsked[index]) continue
      if (card.state === null) {
        if (fresh.length < preset.newPerDay) fresh.push({ index, card })
      } else if (card.dueDay <= day) due.push({ index, card, recall: recallOn(card, day, model) })
    }
    due.sort((a, b) => a.recall - b.recall)
    for (const { index, card } of [...due, ...fresh].slice(0, most)) {
      played[index] = afterAnswer(card, day, model, preset.desiredRetention)
    }
    onDay(day + 1, played)
  }
}
