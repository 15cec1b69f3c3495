import { describe, expect, it } from 'vitest'
import { passageRecall } from '@/lib/core/mastery/passage-recall'
import { recallCurve } from '@/lib/core/mastery/recall-curve'
import { newCardMemory } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { answer, MONDAY, MONDAY_NINE, uuid } from '../../../support/review-events'

const DAY = 86_400_000
const { weights } = defaultPreset

/** By definition of stability, recall is 90 % after as many days. */
const known = (stability: number, answeredDaysAgo: number): CardMemory => ({
  ...newCardMemory,
  phase: 'review',
  stability,
  difficulty: 5,
  reps: 1,
  lastReviewDay: MONDAY - answeredDaysAgo,
  dueDay: MONDAY + 1,
})

describe('a passage', () => {
  const recall = (memories: readonly (readonly [string, CardMemory])[]) =>
    passageRecall(['a', 'b'], new Map(memories), MONDAY, weights)

  it('without an answer is not seen yet, also when a card was suspended before', () => {
    expect(recall([])).toEqual({ level: 'unseen', recall: 0, seen: 0, cards: 2 })
    expect(recall([['a', { ...newCardMemory, suspended: true }]]).level).toBe('unseen')
  })

  it('is as known as its seen cards are on average', () => {
    const one = recall([['a', known(10, 10)]])
    expect(one).toMatchObject({ level: 4, seen: 1 })
    expect(one.recall).toBeCloseTo(0.9, 6)
    const two = recall([
      ['a', known(10, 10)],
      ['b', known(10, 0)],
    ])
    expect(two.recall).toBeCloseTo(0.95, 6)
  })

  it('fades step by step', () => {
    const levels = [0, 8, 14, 30, 80, 400].map(days => recall([['a', known(12, days)]]).level)
    expect(levels).toEqual([5, 4, 3, 3, 2, 1])
  })
})

describe('the forgetting curve', () => {
  const card = { id: uuid(1, 6) }
  const at = (id: number, day: number, rating: 1 | 3) =>
    answer(id, card.id, { at: MONDAY_NINE + day * DAY, rating, basisEventId: id === 1 ? null : uuid(id - 1) })

  it('is empty for a new card and for one that was started over', () => {
    expect(recallCurve(card, [], defaultPreset, MONDAY)).toEqual([])
    const { rating, durationMs, mode, basisEventId, chosen, ...event } = at(2, 1, 3)
    const log = [at(1, 0, 3), { ...event, type: 'reset' as const }]
    expect(recallCurve(card, log, defaultPreset, MONDAY + 2)).toEqual([])
  })

  it('falls between answers, rises at each, holds today, and looks as far ahead as back', () => {
    const today = MONDAY + 20
    const points = recallCurve(card, [at(1, 0, 3), at(2, 5, 3)], defaultPreset, today)
    expect(points[0]).toEqual({ day: MONDAY, recall: 1 })
    expect(points.at(-1)?.day).toBe(today + 20)
    expect(points.filter(({ day }) => day === today)).toHaveLength(1)
    const onSecond = points.filter(({ day }) => day === MONDAY + 5).map(({ recall }) => recall)
    expect(onSecond).toHaveLength(2)
    expect(onSecond[0]).toBeLessThan(0.9)
    expect(onSecond[1]).toBe(1)
  })
})
