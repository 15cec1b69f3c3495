import { describe, expect, it } from 'vitest'
import { planBacklog } from '@/lib/core/planning/backlog-plan'
import { planExam } from '@/lib/core/planning/exam-plan'
import { replanDueDays } from '@/lib/core/planning/replan-due-days'
import { newCardMemory } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'

const today = 20_000
const preset: Preset = { ...defaultPreset, fuzz: false }
const reviewed = (over: Partial<CardMemory> = {}): CardMemory => ({
  ...newCardMemory,
  phase: 'review',
  stability: 10,
  difficulty: 5,
  reps: 3,
  lastReviewDay: today - 5,
  dueDay: today + 5,
  scheduledDays: 10,
  ...over,
})

describe('due days after a change of weights or retention', () => {
  it('are counted from the last answer and never lie in the past', () => {
    const memories = new Map([
      ['same', reviewed()],
      ['sooner', reviewed({ stability: 8, dueDay: today + 5 })],
      ['past', reviewed({ stability: 2 })],
      ['overdue', reviewed({ lastReviewDay: today - 40, dueDay: today - 30 })],
      ['freed', reviewed({ stability: 60, dueDay: today - 1 })],
      ['step', reviewed({ phase: 'learning' })],
      ['new', newCardMemory],
    ])
    expect(replanDueDays(memories, preset, today)).toEqual([
      { cardId: 'sooner', dueDay: today + 3 },
      { cardId: 'past', dueDay: today },
      { cardId: 'freed', dueDay: today + 55 },
    ])
    const lower = replanDueDays(memories, { ...preset, desiredRetention: 0.8 }, today)
    expect(lower.find(({ cardId }) => cardId === 'same')?.dueDay).toBeGreaterThan(today + 5)
  })
})

describe('a backlog', () => {
  const heap = Array.from({ length: 300 }, (_, index) =>
    reviewed({ stability: 5 + (index % 40), lastReviewDay: today - 60, dueDay: today - 20 }),
  )

  it('goes down day by day until nothing is left', () => {
    const { days, clearedOn } = planBacklog(heap, preset, today, 60)
    expect(days[0]).toEqual({ day: today, due: 300, done: 60, left: 240 })
    expect(clearedOn).not.toBeNull()
    expect(days.at(-1)).toMatchObject({ day: clearedOn, left: 0 })
    for (const { due, done, left } of days) expect(done + left).toBe(due)
  })

  it('says when the pace does not suffice', () => {
    expect(planBacklog(heap, preset, today, 2, 30)).toMatchObject({ clearedOn: null })
    expect(planBacklog([], preset, today, 10).days).toEqual([{ day: today, due: 0, done: 0, left: 0 }])
  })
})

describe('an exam', () => {
  const cards = Array.from({ length: 60 }, (_, index) => ({ id: `c${index}` }))
  const memories = new Map(
    cards
      .slice(0, 30)
      .map(({ id }, index) => [id, reviewed({ stability: 4 + index, lastReviewDay: today - 8 })]),
  )

  it('is planned so that the chapter is known on its day', () => {
    const plan = planExam(cards, memories, preset, today, today + 30, 0.95)
    expect(plan.isReached).toBe(true)
    expect(plan.expected).toBeGreaterThanOrEqual(0.95)
    expect(plan.withoutStudy).toBeLessThan(0.5)
    expect(plan.days).toHaveLength(30)
    expect(plan.days.reduce((sum, day) => sum + day.newCards, 0)).toBe(30)
    expect(Math.max(...plan.days.map(day => day.newCards))).toBeLessThanOrEqual(2)
    // Nothing new in the last quarter, nothing refreshed before the last week.
    expect(plan.days.slice(23).every(day => day.newCards === 0)).toBe(true)
    expect(plan.days.slice(0, 23).every(day => day.refreshed === 0)).toBe(true)
  })

  it('asks for no refreshing when the target is met without', () => {
    const plan = planExam(cards, memories, preset, today, today + 30, 0.5)
    expect(plan.days.every(day => day.refreshed === 0)).toBe(true)
  })

  it('that cannot be passed is said to be so', () => {
    const suspended = new Map([...memories].map(([id, memory]) => [id, { ...memory, suspended: true }]))
    expect(planExam(cards, suspended, preset, today, today + 3, 0.99).isReached).toBe(false)
    expect(planExam(cards, memories, preset, today, today, 0.9)).toMatchObject({ days: [], isReached: false })
  })
})
