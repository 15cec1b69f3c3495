import { expect, it } from 'vitest'
import { masteryTrend, masteryTrends, projectGroups, projectMastery } from '@/lib/core/mastery/trend'
import { usualPace } from '@/lib/core/mastery/usual-pace'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { foldCard } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { answer, MONDAY, MONDAY_NINE, undo } from '../../../support/review-events'

const DAY = 86_400_000
const cards = [
  { id: 'a', chapters: ['note', 'roots'] },
  { id: 'b', chapters: ['note', 'roots'] },
  { id: 'c', chapters: ['note', 'leaves'] },
]
const logs = new Map<string, ReviewEvent[]>([
  ['a', [answer(1, 'a'), answer(2, 'a', { at: MONDAY_NINE + 3 * DAY, rating: 1 })]],
  ['c', [answer(3, 'c', { at: MONDAY_NINE + DAY, rating: 4 })]],
])
const today = MONDAY + 6
const eventsOf = (id: string) => logs.get(id) ?? []
const chaptersOf = (card: (typeof cards)[number]) => card.chapters

it('the trend of each chapter is that of its cards alone', () => {
  const trends = masteryTrends(cards, chaptersOf, eventsOf, defaultPreset, today)
  for (const name of ['note', 'roots', 'leaves']) {
    const own = cards.filter(card => card.chapters.includes(name))
    expect(trends.get(name)).toEqual(masteryTrend(own, eventsOf, defaultPreset, today))
  }
  const note = trends.get('note') ?? []
  expect(note).toHaveLength(90)
  expect(note.at(-1)?.day).toBe(today)
  expect(note.find(({ day }) => day === MONDAY - 1)?.known).toBe(0)
  expect(note.find(({ day }) => day === MONDAY)?.known).toBeCloseTo(1 / 3, 10)
})

it('the week ahead is shared by all chapters, and their mean is that of the whole', () => {
  const memories = new Map([...logs].map(([id, log]) => [id, foldCard({ id }, log, defaultPreset)] as const))
  const groups = projectGroups(cards, chaptersOf, memories, defaultPreset, today, 2)
  const whole = projectMastery(cards, memories, defaultPreset, today, 2).at(-1)?.known ?? 0
  expect(groups.get('note')).toBeCloseTo(whole, 10)
  expect(((groups.get('roots') ?? 0) * 2 + (groups.get('leaves') ?? 0)) / 3).toBeCloseTo(whole, 10)
  expect(whole).toBeGreaterThan(masteryTrend(cards, eventsOf, defaultPreset, today).at(-1)?.known ?? 1)
})

it('a usual day is that of the last four weeks, days off included', () => {
  expect(usualPace([], today)).toBeNull()
  // Three cards answered on three of the seven days since the first, twelve seconds in all.
  expect(usualPace(logs, today)).toEqual({ cardsPerDay: 1, minutesPerDay: 12_000 / 7 / 60_000 })
  expect(usualPace(logs, today + 60)).toBeNull()
  const [first] = logs.get('a') ?? []
  if (first === undefined) throw new Error('The log is empty.')
  expect(usualPace([['a', [first, undo(9, first)]]], today)).toBeNull()
})
