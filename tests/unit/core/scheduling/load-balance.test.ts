import { describe, expect, it } from 'vitest'
import { newCardMemory } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import { fuzzRange } from '@/lib/core/scheduling/fuzz'
import { balancedInterval, type Load } from '@/lib/core/scheduling/load-balance'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { planAnswer } from '@/lib/core/scheduling/plan-answer'
import type { Preset } from '@/lib/core/scheduling/preset'
import { isoDateToStudyDay, weekdayOf } from '@/lib/core/scheduling/study-day'
import { seededRandom } from '@/lib/core/simulation/seeded-random'

const monday = isoDateToStudyDay('2026-05-04') ?? 0
const noLoad: Load = { dueByDay: new Map(), siblingDays: new Set() }
const normal = defaultPreset.easyDays
const spread = (range: { lower: number; upper: number }, load: Load, easyDays = normal) => {
  const random = seededRandom(1)
  const counts = new Map<number, number>()
  for (let draw = 0; draw < 2_000; draw++) {
    const days = balancedInterval(range, monday, load, easyDays, random())
    counts.set(days, (counts.get(days) ?? 0) + 1)
  }
  return counts
}

describe('a balanced interval', () => {
  it('stays in the fuzz range', () => {
    const range = fuzzRange(20, 1, 1_000)
    for (const days of spread(range, noLoad).keys()) {
      expect(days).toBeGreaterThanOrEqual(range.lower)
      expect(days).toBeLessThanOrEqual(range.upper)
    }
  })

  it('is likelier on a day with fewer cards', () => {
    const dueByDay = new Map([
      [monday + 10, 50],
      [monday + 11, 5],
      [monday + 12, 50],
    ])
    const counts = spread({ lower: 10, upper: 12 }, { ...noLoad, dueByDay })
    expect(counts.get(11) ?? 0).toBeGreaterThan(1_900)
  })

  it('keeps siblings apart', () => {
    const counts = spread({ lower: 10, upper: 12 }, { ...noLoad, siblingDays: new Set([monday + 10]) })
    expect(counts.get(10) ?? 0).toBeLessThan(10)
  })

  it('leaves a minimum weekday empty while another day is possible', () => {
    const easyDays = normal.with(weekdayOf(monday + 10), 'minimum')
    expect(spread({ lower: 10, upper: 12 }, noLoad, easyDays).get(10) ?? 0).toBeLessThan(5)
    expect(spread({ lower: 10, upper: 10 }, noLoad, easyDays).get(10)).toBe(2_000)
  })

  it('fills a reduced weekday to half of the others', () => {
    const easyDays = normal.with(weekdayOf(monday + 10), 'reduced')
    const due = (onReduced: number) =>
      new Map([
        [monday + 9, 20],
        [monday + 10, onReduced],
        [monday + 11, 20],
      ])
    const range = { lower: 9, upper: 11 }
    expect(spread(range, { ...noLoad, dueByDay: due(2) }, easyDays).get(10) ?? 0).toBeGreaterThan(1_500)
    expect(spread(range, { ...noLoad, dueByDay: due(10) }, easyDays).get(10) ?? 0).toBeLessThan(20)
  })
})

describe('a year of one deck', () => {
  /**
   * Ten new cards a day, each known at once and recalled when due: the loads of the days after a run-in. Cards that
   * come back after a day or two cannot be moved, so with many lapses the gain is smaller.
   */
  function play(preset: Preset): { loads: number[]; recall: number } {
    const model = modelFor(preset.weights)
    const memories = new Map<string, CardMemory>()
    const dueByDay = new Map<number, number>()
    const dueOn = new Map<number, string[]>()
    const loads: number[] = []
    let [recall, asked] = [0, 0]
    const answer = (id: string, day: number, first: boolean): void => {
      const memory = memories.get(id) ?? newCardMemory
      const load = { dueByDay, siblingDays: new Set<number>() }
      const state =
        memory.stability === null || memory.difficulty === null
          ? null
          : { stability: memory.stability, difficulty: memory.difficulty }
      const chosen = planAnswer(id, memory, preset, day, first ? 4 : 3, load)
      const next = model.next(state, day - (memory.lastReviewDay ?? day), first ? 4 : 3)
      const days = 'days' in chosen ? chosen.days : 1
      memories.set(id, {
        ...memory,
        phase: 'review',
        stability: next.stability,
        difficulty: next.difficulty,
        reps: memory.reps + 1,
        lastReviewDay: day,
        dueDay: day + days,
        scheduledDays: days,
      })
      dueByDay.set(day + days, (dueByDay.get(day + days) ?? 0) + 1)
      dueOn.set(day + days, [...(dueOn.get(day + days) ?? []), id])
    }
    for (let day = monday; day < monday + 365; day++) {
      const due = dueOn.get(day) ?? []
      if (day >= monday + 30) loads.push(due.length)
      for (const id of due) {
        const memory = memories.get(id)
        asked += 1
        recall += model.retrievability(memory?.stability ?? 1, day - (memory?.lastReviewDay ?? day))
        answer(id, day, false)
      }
      dueByDay.delete(day)
      for (let card = 0; card < 10; card++) answer(`${day}-${card}`, day, true)
    }
    return { loads, recall: recall / asked }
  }
  /** Standard deviation of each day's load from the mean of the fortnight around it: growth of the deck left out. */
  const spreadOf = (loads: readonly number[]): number => {
    const deviations = loads.slice(7, -7).map((load, index) => {
      const around = loads.slice(index, index + 15)
      return load - around.reduce((sum, count) => sum + count, 0) / around.length
    })
    return Math.sqrt(deviations.reduce((sum, deviation) => sum + deviation ** 2, 0) / deviations.length)
  }

  it('is at least twice as even with balance, for the same recall', () => {
    const fuzzed = play({ ...defaultPreset, loadBalance: false })
    const balanced = play({ ...defaultPreset, loadBalance: true })
    expect(spreadOf(balanced.loads)).toBeLessThan(spreadOf(fuzzed.loads) / 2)
    expect(Math.abs(balanced.recall - fuzzed.recall)).toBeLessThan(0.005)
  })
})
