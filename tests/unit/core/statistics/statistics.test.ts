import { describe, expect, it } from 'vitest'
import { countDueByDay, forecast, loadAround } from '@/lib/core/mastery/forecast'
import { memoryTimeline } from '@/lib/core/mastery/memory-timeline'
import { retrievability } from '@/lib/core/mastery/retrievability'
import { masteryTrend, projectMastery } from '@/lib/core/mastery/trend'
import { dayProgress, expectedMinutes, secondsPerCard, streak } from '@/lib/core/reviews/day-progress'
import type { Rating, ReviewEvent } from '@/lib/core/reviews/event'
import { foldCard, newCardMemory } from '@/lib/core/reviews/fold'
import { makeAnswer, makeUndo } from '@/lib/core/reviews/make-events'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'
import { studyDayOf } from '@/lib/core/scheduling/study-day'
import {
  activityByDay,
  answerButtons,
  successByHour,
  trueRetention,
} from '@/lib/core/statistics/answer-statistics'
import { answeredLog } from '@/lib/core/statistics/answered-log'
import {
  countCards,
  difficultyBands,
  retrievabilityBands,
  stabilityBands,
} from '@/lib/core/statistics/card-statistics'
import { answersAt, berlin, instant, plainAnswer, stamper } from '../scheduling/event-log'

const preset: Preset = { ...defaultPreset, fuzz: false }
const noon = instant('2026-05-04T10:00:00Z')
const today = studyDayOf(noon, berlin)
const DAY = 86_400_000
/** A log of ratings on whole days from the first on. */
const logOf = (card: string, ...entries: [days: number, rating: Rating][]): [string, ReviewEvent[]] => {
  const stamp = stamper(card, berlin, card)
  return [card, entries.map(([days, rating]) => plainAnswer(stamp(noon + days * DAY), rating))]
}
const reviewed = (over: Partial<CardMemory>): CardMemory => ({
  ...newCardMemory,
  phase: 'review',
  stability: 10,
  difficulty: 5,
  lastReviewDay: today - 5,
  dueDay: today + 5,
  scheduledDays: 10,
  ...over,
})

describe('progress of a day', () => {
  const eventsByCard = [
    logOf('fresh', [0, 1], [0, 3]),
    logOf('known', [-20, 4], [0, 3], [0, 3]),
    logOf('elsewhere', [-3, 3]),
  ]

  it('counts each card once: introduced, or reviewed', () => {
    expect(dayProgress(eventsByCard, preset, today)).toEqual({
      newIntroduced: 1,
      reviewsDone: 1,
      answeredCardIds: new Set(['fresh', 'known']),
      lastCardId: 'known',
      answers: 4,
      spentMs: 20_000,
    })
  })

  it('forgets what was undone, and lets cram leave the limits alone', () => {
    const [, [first, second]] = logOf('fresh', [0, 1], [0, 3]) as [string, [ReviewEvent, ReviewEvent]]
    const stamp = stamper('u', berlin, 'fresh')
    const undone = [first, second, makeUndo(stamp(noon + 1), first), makeUndo(stamp(noon + 2), second)]
    expect(dayProgress([['fresh', undone]], preset, today)).toMatchObject({ newIntroduced: 0, answers: 0 })
    const cram = makeAnswer(stamp(noon), {
      rating: 3,
      durationMs: 90_000,
      memory: newCardMemory,
      chosen: null,
      mode: 'cram',
    })
    expect(dayProgress([['fresh', [cram]]], preset, today)).toMatchObject({
      newIntroduced: 0,
      answers: 1,
      spentMs: 60_000,
    })
  })

  it('streak by study day, today still open', () => {
    expect(streak([5, 6, 7, 7], 7)).toBe(3)
    expect(streak([5, 6, 7], 8)).toBe(3)
    expect(streak([5, 6, 7], 9)).toBe(0)
    expect(streak([5, 7], 7)).toBe(1)
    expect(streak([], 7)).toBe(0)
  })

  it('minutes from the learner’s own pace, eight seconds a card without one', () => {
    expect(secondsPerCard([])).toBe(8)
    const answers = answersAt([[noon, 3]]).filter(event => event.type === 'answer')
    expect(secondsPerCard(answers)).toBe(5)
    expect(expectedMinutes({ new: 0, learning: 0, review: 0 }, 8)).toBe(0)
    expect(expectedMinutes({ new: 0, learning: 0, review: 1 }, 8)).toBe(1)
    expect(expectedMinutes({ new: 10, learning: 0, review: 60 }, 8)).toBe(12)
  })
})

describe('answers', () => {
  const answers = answeredLog(
    [
      logOf('a', [0, 4], [8, 3], [8, 1], [40, 3]),
      logOf('b', [0, 4], [8, 1], [8, 3], [100, 3]),
      logOf('c', [0, 4], [8, 3], [50, 3], [51, 1]),
    ],
    preset,
  )

  it('true retention: the first review of a card and day, young and mature apart', () => {
    const all = trueRetention(answers, today, today + 200)
    expect(all.young).toEqual({ asked: 4, passed: 3 })
    expect(all.mature).toEqual({ asked: 2, passed: 1 })
    expect(all.all).toEqual({ asked: 6, passed: 4 })
    expect(trueRetention(answers, today + 8, today + 8).all).toEqual({ asked: 3, passed: 2 })
  })

  it('buttons by age', () => {
    const buttons = answerButtons(answers)
    expect(buttons.learning).toEqual({ 1: 0, 2: 0, 3: 2, 4: 3 })
    expect(buttons.young[1] + buttons.mature[1]).toBe(3)
  })

  it('activity by day', () => {
    expect(activityByDay(answers).slice(0, 2)).toEqual([
      { day: today, answers: 3, newCards: 3, spentMs: 15_000 },
      { day: today + 8, answers: 5, newCards: 0, spentMs: 25_000 },
    ])
  })

  it('success by the hour of the learner’s clock', () => {
    const hours = successByHour(answers)
    expect(hours).toHaveLength(24)
    expect(hours[12]?.asked).toBe(hours.reduce((sum, { asked }) => sum + asked, 0))
    expect(hours[12]?.passed).toBe((hours[12]?.asked ?? 0) - 3)
  })
})

describe('cards', () => {
  const memories = [
    reviewed({ stability: 0.5, difficulty: 1 }),
    reviewed({ stability: 40, difficulty: 10, scheduledDays: 40 }),
    reviewed({ phase: 'learning', stability: 3, difficulty: 5.5 }),
    reviewed({ suspended: true, stability: 1_000 }),
    newCardMemory,
  ]

  it('fall into bands, none lost', () => {
    for (const found of [
      stabilityBands(memories),
      difficultyBands(memories),
      retrievabilityBands(memories, today, preset.weights),
    ]) {
      expect(found.reduce((sum, band) => sum + band.cards, 0)).toBe(4)
    }
    expect(stabilityBands(memories)[0]).toEqual({ from: 0, to: 1, cards: 1 })
    expect(difficultyBands(memories).at(-1)?.cards).toBe(1)
  })

  it('are counted by how far they have come', () => {
    expect(countCards(memories, 7)).toEqual({ new: 3, learning: 1, young: 1, mature: 1, suspended: 1 })
  })

  it('due by day: overdue is today, suspended is never', () => {
    const due = forecast(
      [
        reviewed({ dueDay: today - 9 }),
        reviewed({ dueDay: today + 1 }),
        reviewed({ dueDay: today + 1, suspended: true }),
        reviewed({ dueDay: today, buriedUntilDay: today + 1 }),
        reviewed({ dueDay: null, dueAt: noon, phase: 'learning' }),
        newCardMemory,
      ],
      today,
      3,
    )
    expect(due.map(day => day.due)).toEqual([2, 2, 0])
  })

  it('the load around a card leaves the card itself out', () => {
    const all = new Map([
      ['a', reviewed({ dueDay: today })],
      ['b', reviewed({ dueDay: today })],
      ['c', reviewed({ dueDay: today + 3 })],
    ])
    const load = loadAround('a', ['a', 'c'], all, countDueByDay(all.values()))
    expect([...load.dueByDay]).toEqual([
      [today, 1],
      [today + 3, 1],
    ])
    expect([...load.siblingDays]).toEqual([today + 3])
  })
})

describe('mastery over time', () => {
  const [, events] = logOf('a', [-30, 4], [-20, 3], [0, 3])
  const cards = [{ id: 'a' }, { id: 'b' }]
  const eventsOf = (id: string) => (id === 'a' ? events : [])

  it('is what a fold up to each day says', () => {
    const trend = masteryTrend(cards, eventsOf, preset, today)
    expect(trend).toHaveLength(90)
    expect(trend.at(-1)).toMatchObject({ day: today })
    for (const { day, known } of trend) {
      const memory = foldCard(
        { id: 'a' },
        events.filter(event => event.studyDay <= day),
        preset,
      )
      expect(known).toBeCloseTo(retrievability(memory, day, preset.weights) / 2, 10)
    }
    expect(trend[0]?.known).toBe(0)
  })

  it('has one moment a day', () => {
    const [, log] = logOf('x', [0, 1], [0, 3], [2, 3])
    expect(memoryTimeline({ id: 'x' }, log, preset).map(({ day }) => day)).toEqual([today, today + 2])
  })

  it('is projected: study brings more than none, and no study fades', () => {
    const memories = new Map([
      ['a', reviewed({ lastReviewDay: today - 10, dueDay: today })],
      ['b', reviewed({ lastReviewDay: today - 30, dueDay: today - 20 })],
    ])
    const many = [...cards, { id: 'c' }, { id: 'd' }]
    const idle = projectMastery(many, memories, preset, today, 0)
    const busy = projectMastery(many, memories, preset, today, 10)
    expect(idle.map(({ day }) => day)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map(days => today + days))
    expect(idle[7]?.known).toBeLessThan(idle[0]?.known ?? 0)
    expect(busy[0]?.known).toBe(idle[0]?.known)
    expect(busy[7]?.known).toBeGreaterThan(idle[7]?.known ?? 1)
  })
})
