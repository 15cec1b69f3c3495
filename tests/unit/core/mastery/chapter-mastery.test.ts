import { createEmptyCard, fsrs, State } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import { chapterTree, masteryOf } from '@/lib/core/mastery/chapter-mastery'
import { retrievability } from '@/lib/core/mastery/retrievability'
import { newCardMemory } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { CardMemory } from '@/lib/core/scheduling/memory'

const today = 20_000
const seen = (stability: number, daysAgo: number, over: Partial<CardMemory> = {}): CardMemory => ({
  ...newCardMemory,
  phase: 'review',
  stability,
  difficulty: 5,
  reps: 2,
  lastReviewDay: today - daysAgo,
  dueDay: today - daysAgo + Math.round(stability),
  scheduledDays: Math.round(stability),
  ...over,
})

describe('retrievability', () => {
  it('is 0 for what was never seen and 0.9 after one stability', () => {
    expect(retrievability(undefined, today, defaultPreset.weights)).toBe(0)
    expect(retrievability(newCardMemory, today, defaultPreset.weights)).toBe(0)
    expect(retrievability(seen(10, 10), today, defaultPreset.weights)).toBeCloseTo(0.9, 10)
    expect(retrievability(seen(10, 0), today, defaultPreset.weights)).toBe(1)
  })

  it('counts study days, where the library counts blocks of 24 hours', () => {
    // Answered in the evening, asked the next morning: a study day later, yet no 24 hours.
    const evening = new Date('2026-05-04T20:00:00Z')
    const morning = new Date('2026-05-05T08:00:00Z')
    const card = {
      ...createEmptyCard(evening),
      state: State.Review,
      stability: 1,
      difficulty: 5,
      last_review: evening,
    }
    expect(fsrs().get_retrievability(card, morning, false)).toBe(1)
    expect(retrievability(seen(1, 1), today, defaultPreset.weights)).toBeCloseTo(0.9, 10)
  })
})

describe('the chapter tree', () => {
  const chapters = [
    { path: [] },
    { path: ['Tools'] },
    { path: ['Tools', 'Knots'] },
    { path: ['Tools', 'Sails'] },
    { path: ['Weather'] },
  ]
  const cards = [
    { id: 'a', chapter: ['Tools'] },
    { id: 'b', chapter: ['Tools', 'Knots'] },
    { id: 'c', chapter: ['Tools', 'Knots'] },
    { id: 'd', chapter: ['Tools', 'Sails'] },
  ]
  const memories = new Map([
    ['a', seen(100, 0)],
    ['b', seen(10, 10)],
    ['d', seen(30, 26, { suspended: true })],
  ])

  it('sums what stands below, and counts the unseen as nothing', () => {
    const [tools, weather] = chapterTree(chapters, cards, memories, today, defaultPreset)
    expect(tools).toMatchObject({ title: 'Tools', cards: 4, seen: 3, mature: 2, due: 1 })
    expect(tools?.children.map(child => child.title)).toEqual(['Knots', 'Sails'])
    const [knots, sails] = tools?.children ?? []
    expect(knots).toMatchObject({ cards: 2, seen: 1, due: 1, path: ['Tools', 'Knots'] })
    expect(knots?.known).toBeCloseTo(0.45, 8)
    expect(sails?.known).toBeGreaterThan(0.9)
    expect(tools?.known).toBeCloseTo((1 + 0.9 + (sails?.known ?? 0)) / 4, 8)
    expect(weather).toMatchObject({ cards: 0, known: 0, children: [] })
  })

  it('says what falls below the desired retention within a week', () => {
    const fading = (stability: number, daysAgo: number) =>
      masteryOf([{ id: 'x' }], new Map([['x', seen(stability, daysAgo)]]), today, defaultPreset)
        .fadingThisWeek
    expect(fading(30, 26)).toBe(1)
    expect(fading(30, 20)).toBe(0)
    expect(fading(30, 31)).toBe(0)
  })

  it('gives cards before the first heading a place of their own, and cards of an unknown chapter too', () => {
    const loose = [
      { id: 'a', chapter: [] },
      { id: 'b', chapter: ['Gone'] },
    ]
    const tree = chapterTree(chapters, loose, memories, today, defaultPreset)
    expect(tree.map(node => [node.title, node.cards])).toEqual([
      ['', 1],
      ['Tools', 0],
      ['Weather', 0],
      ['Gone', 1],
    ])
  })
})
