import fc from 'fast-check'
import { createEmptyCard, fsrs, Rating as Grade, State } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import { foldCard, newCardMemory } from '@/lib/core/reviews/fold'
import { makeAnswer } from '@/lib/core/reviews/make-events'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { fuzzedInterval, fuzzFactor, fuzzRange, leastGrowingInterval } from '@/lib/core/scheduling/fuzz'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { dueOf } from '@/lib/core/scheduling/plan-answer'
import type { Preset } from '@/lib/core/scheduling/preset'
import { previewGrades } from '@/lib/core/scheduling/preview-grades'
import { nextStep } from '@/lib/core/scheduling/steps'
import { studyDayOf } from '@/lib/core/scheduling/study-day'
import { berlin, instant, stamper } from './event-log'
import vectors from './reference-vectors.json'

const noon = instant('2026-05-04T10:00:00Z')
const today = studyDayOf(noon, berlin)
const exact: Preset = { ...defaultPreset, fuzz: false }
const grades = [1, 2, 3, 4] as const
const reviewed = (over: Partial<CardMemory> = {}): CardMemory => ({
  ...newCardMemory,
  phase: 'review',
  stability: 10,
  difficulty: 5,
  reps: 3,
  lastReviewAt: noon - 10 * 86_400_000,
  lastReviewDay: today - 10,
  dueDay: today,
  scheduledDays: 10,
  standsAtEventId: 'before',
  ...over,
})
const seconds = (memory: CardMemory, preset: Preset): (number | null)[] =>
  grades.map(grade => {
    const { chosen } = previewGrades({ id: 'card' }, memory, preset, noon, berlin)[grade]
    return 'seconds' in chosen ? chosen.seconds : null
  })
const days = (memory: CardMemory, preset: Preset, now = noon): (number | null)[] =>
  grades.map(grade => {
    const { chosen } = previewGrades({ id: 'card' }, memory, preset, now, berlin)[grade]
    return 'days' in chosen ? chosen.days : null
  })

describe('steps', () => {
  it('a new card: first step, mean of two, second step, a review', () => {
    expect(seconds(newCardMemory, exact)).toEqual([60, 330, 600, null])
    expect(days(newCardMemory, exact)).toEqual([null, null, null, 8])
  })

  it('Hard repeats a later step, where the library gives the mean again', () => {
    const onSecond: CardMemory = { ...newCardMemory, phase: 'learning', step: 1, stability: 2, difficulty: 5 }
    expect(seconds(onSecond, exact)).toEqual([60, 600, null, null])

    const bare = fsrs({ enable_fuzz: false })
    const first = bare.next(createEmptyCard(noon), noon, Grade.Good).card
    const again = bare.next(first, noon + 600_000, Grade.Hard).card
    expect((again.due.getTime() - noon - 600_000) / 1000).toBe(360)
  })

  it('Hard on an only step waits half as long again, at most a day more', () => {
    const hard = (step: number) =>
      nextStep('new', null, 2, { learningSteps: [step], relearningSteps: [] })?.seconds
    expect(hard(600)).toBe(900)
    expect(hard(86_399)).toBe(129_599)
  })

  it('the step is part of the memory, so Good moves on; without it the library stays for ever', () => {
    const stamp = stamper('s')
    const first = makeAnswer(stamp(noon), {
      rating: 3,
      durationMs: 1,
      memory: newCardMemory,
      chosen: { seconds: 600 },
    })
    const afterOne = foldCard({ id: 'card' }, [first], exact)
    expect(afterOne).toMatchObject({ phase: 'learning', step: 1, dueAt: noon + 600_000 })
    expect(days(afterOne, exact)[2]).toBe(2)

    const bare = fsrs({ enable_fuzz: false })
    let card = createEmptyCard(noon)
    for (let turn = 0; turn < 5; turn++) {
      const stored = bare.next(card, noon + turn * 600_000, Grade.Good).card
      card = { ...stored, learning_steps: 0 }
    }
    expect(card.state).toBe(State.Learning)
  })

  it('failing a card in its steps is no lapse, where a day-long step makes it one in the library', () => {
    const bare = fsrs({ enable_fuzz: false, learning_steps: ['1m', '1d'] })
    const stepped = bare.next(createEmptyCard(noon), noon, Grade.Good).card
    expect(stepped.state).toBe(State.Review)
    expect(bare.next(stepped, noon + 86_400_000, Grade.Again).card.lapses).toBe(1)

    // The longest step a preset may have, over the rollover and so due tomorrow, is still a step.
    const stamp = stamper('d')
    const preset: Preset = { ...exact, learningSteps: [60, 86_399] }
    const good = makeAnswer(stamp(noon), {
      rating: 3,
      durationMs: 1,
      memory: newCardMemory,
      chosen: { seconds: 86_399 },
    })
    const waiting = foldCard({ id: 'card' }, [good], preset)
    expect(waiting).toMatchObject({ phase: 'learning', step: 1, dueDay: today + 1, dueAt: null })
    const failed = makeAnswer(stamp(noon + 86_400_000), {
      rating: 1,
      durationMs: 1,
      memory: waiting,
      chosen: { seconds: 60 },
    })
    expect(foldCard({ id: 'card' }, [good, failed], preset)).toMatchObject({ phase: 'learning', lapses: 0 })
  })

  it('without steps every button is a review in days', () => {
    const preset: Preset = { ...exact, learningSteps: [], relearningSteps: [] }
    expect(days(newCardMemory, preset)).toEqual([1, 1, 2, 8])
    expect(days(reviewed(), preset).every(value => value !== null && value >= 1)).toBe(true)
  })

  it('a step that was taken out of the preset counts as the last one left', () => {
    const beyond: CardMemory = { ...newCardMemory, phase: 'learning', step: 4, stability: 2, difficulty: 5 }
    expect(seconds(beyond, exact)).toEqual([60, 600, null, null])
  })
})

describe('a step that crosses the rollover', () => {
  const late = instant('2026-05-05T01:50:00Z') // ten minutes before 4 a.m. in Berlin

  it('becomes days', () => {
    const day = studyDayOf(late, berlin)
    expect(dueOf({ seconds: 599 }, late, day, berlin)).toEqual({ dueDay: null, dueAt: late + 599_000 })
    expect(dueOf({ seconds: 600 }, late, day, berlin)).toEqual({ dueDay: day + 1, dueAt: null })
    expect(dueOf({ seconds: 600 + 86_399 }, late, day, berlin)).toEqual({ dueDay: day + 1, dueAt: null })
    expect(dueOf({ seconds: 600 + 86_400 }, late, day, berlin)).toEqual({ dueDay: day + 2, dueAt: null })
  })

  it('stays an instant of the night in the library', () => {
    const card = fsrs({ enable_fuzz: false }).next(createEmptyCard(late), late, Grade.Good).card
    expect(card.due.getTime()).toBe(late + 600_000)
  })
})

describe('days', () => {
  it('a review is due for its whole study day, also before the hour of the last answer', () => {
    const preview = previewGrades({ id: 'card' }, reviewed(), exact, noon, berlin)
    const { dueDay, dueAt } = preview[3]
    expect(dueAt).toBeNull()
    expect(dueDay).toBe(today + (days(reviewed(), exact)[2] ?? 0))
    const bare = fsrs({ enable_fuzz: false }).next(createEmptyCard(noon), noon, Grade.Easy).card
    expect(bare.due.getTime() % 86_400_000).toBe(noon % 86_400_000)
  })

  it('counts study days where the library counts days in UTC', () => {
    // Los Angeles: one evening session over UTC midnight, and two sessions of one UTC day with a night between.
    const la = { zone: 'America/Los_Angeles', dayStartHour: 4 }
    const evening = instant('2026-01-10T23:30:00Z')
    const sameEvening = instant('2026-01-11T00:30:00Z')
    expect(studyDayOf(sameEvening, la) - studyDayOf(evening, la)).toBe(0)
    const night = instant('2026-01-11T05:00:00Z')
    const morning = instant('2026-01-11T16:00:00Z')
    expect(studyDayOf(morning, la) - studyDayOf(night, la)).toBe(1)

    const elapsed = (from: number, to: number): number => {
      const bare = fsrs({ enable_fuzz: false })
      const card = bare.next(createEmptyCard(from), from, Grade.Easy).card
      return bare.next(card, to, Grade.Good).log.elapsed_days
    }
    expect(elapsed(evening, sameEvening)).toBe(1)
    expect(elapsed(night, morning)).toBe(0)
  })

  it('a clock set back counts as the same day, where the library throws', () => {
    const memory = reviewed({ lastReviewDay: today + 1, lastReviewAt: noon + 86_400_000 })
    const good = days(memory, exact)[2]
    expect(good).toBe(days({ ...memory, lastReviewDay: today }, exact)[2])
    const bare = fsrs({ enable_fuzz: false })
    const card = bare.next(createEmptyCard(noon), noon, Grade.Easy).card
    expect(() => bare.next(card, noon - 86_400_000, Grade.Good)).toThrow()
  })

  it('hard, good and easy differ, and none exceeds the maximum, where the library goes past it', () => {
    const preset: Preset = { ...exact, maximumIntervalDays: 30 }
    const strong = reviewed({ stability: 200, lastReviewDay: today - 30 })
    expect(days(strong, preset).slice(1)).toEqual([30, 30, 30])
    const bare = fsrs({ enable_fuzz: false, maximum_interval: 30 })
    const card = {
      ...createEmptyCard(noon),
      state: State.Review,
      stability: 200,
      difficulty: 5,
      reps: 3,
      scheduled_days: 30,
      last_review: new Date(noon - 30 * 86_400_000),
    }
    const outcome = bare.repeat(card, noon)
    expect(outcome[Grade.Easy].card.scheduled_days).toBe(32)
    expect(outcome[Grade.Good].card.scheduled_days).toBe(31)

    const weak = reviewed({ stability: 0.01, difficulty: 10, lastReviewDay: today - 1, scheduledDays: 1 })
    const [, hard = 0, good = 0, easy = 0] = days(weak, exact)
    expect(hard).toBeGreaterThanOrEqual(1)
    expect(good).toBeGreaterThan(hard ?? 0)
    expect(easy).toBeGreaterThan(good ?? 0)
  })

  it('the order of the buttons holds for every memory', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 36_500, noNaN: true }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        fc.integer({ min: 0, max: 4_000 }),
        fc.integer({ min: 1, max: 36_500 }),
        fc.boolean(),
        fc.string(),
        (stability, difficulty, elapsed, maximumIntervalDays, fuzz, id) => {
          const memory = reviewed({
            stability,
            difficulty,
            lastReviewDay: today - elapsed,
            scheduledDays: elapsed,
          })
          const preset: Preset = { ...defaultPreset, maximumIntervalDays, fuzz }
          const preview = previewGrades({ id }, memory, preset, noon, berlin)
          const [hard = 0, good = 0, easy = 0] = ([2, 3, 4] as const).map(grade => {
            const { chosen } = preview[grade]
            return 'days' in chosen ? chosen.days : Number.NaN
          })
          expect(hard).toBeGreaterThanOrEqual(1)
          expect(good).toBeGreaterThanOrEqual(Math.min(hard + 1, maximumIntervalDays))
          expect(easy).toBeGreaterThanOrEqual(Math.min(good + 1, maximumIntervalDays))
          expect(easy).toBeLessThanOrEqual(maximumIntervalDays)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('fuzz', () => {
  it.each(vectors.fuzz.cases)(
    '%d within %d and %d',
    (interval, minimum, maximum, lowest, middle, highest) => {
      const outcome = [0, 0.5, 0.99].map(factor => fuzzedInterval(interval, factor, minimum, maximum))
      expect(outcome).toEqual([lowest, middle, highest])
    },
  )

  it.each(vectors.fuzz.leastGrowing)(
    'an interval of %d after %d days',
    (interval, previous, maximum, least) => {
      expect(leastGrowingInterval(interval, previous, maximum)).toBe(least)
    },
  )

  it('is spread evenly over its range', () => {
    const { lower, upper } = fuzzRange(30, 1, 1_000)
    const counts = new Map<number, number>()
    for (let reps = 0; reps < 8_000; reps++) {
      const landed = fuzzedInterval(30, fuzzFactor('0190a5c2-7b1e-7000-8000-3f2b1c9d8e7f', reps), 1, 1_000)
      counts.set(landed, (counts.get(landed) ?? 0) + 1)
    }
    const expected = 8_000 / (upper - lower + 1)
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(
      Array.from({ length: upper - lower + 1 }, (_, index) => lower + index),
    )
    for (const count of counts.values()) expect(Math.abs(count - expected) / expected).toBeLessThan(0.15)
  })

  it('the button shows what then happens, where the library with its own seed does not', () => {
    const bare = fsrs({ enable_fuzz: true })
    let libraryDiffers = 0
    for (let index = 0; index < 200; index++) {
      const id = `card-${index}`
      const memory = reviewed({ stability: 40 + index, reps: index })
      const shown = previewGrades({ id }, memory, defaultPreset, noon, berlin)
      const later = noon + 20_000
      for (const rating of grades) {
        const then = previewGrades({ id }, memory, defaultPreset, later, berlin)[rating]
        expect(then.chosen).toEqual(shown[rating].chosen)
      }
      const card = {
        ...createEmptyCard(noon),
        state: State.Review,
        stability: 40 + index,
        difficulty: 5,
        reps: index,
        last_review: new Date(noon - 40 * 86_400_000),
      }
      const promised = bare.repeat(card, noon)[Grade.Good].card.scheduled_days
      const happened = bare.next(card, later, Grade.Good).card.scheduled_days
      if (promised !== happened) libraryDiffers += 1
    }
    expect(libraryDiffers).toBeGreaterThan(100)
  })
})
