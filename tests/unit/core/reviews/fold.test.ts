import fc from 'fast-check'
import { createEmptyCard, fsrs, Rating as Grade } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import type { AnswerEvent, Rating, ReviewEvent } from '@/lib/core/reviews/event'
import { appendToFold, foldCard, newCardMemory, startFold } from '@/lib/core/reviews/fold'
import {
  makeAnswer,
  makeBury,
  makeCarryOver,
  makeReschedule,
  makeReset,
  makeSuspend,
  makeUndo,
  makeUnsuspend,
} from '@/lib/core/reviews/make-events'
import { lastRedoable, lastUndoable } from '@/lib/core/reviews/undo'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { planAnswer } from '@/lib/core/scheduling/plan-answer'
import type { Preset } from '@/lib/core/scheduling/preset'
import { previewGrades } from '@/lib/core/scheduling/preview-grades'
import { isoDateToStudyDay, startOfStudyDay, studyDayOf } from '@/lib/core/scheduling/study-day'
import { answersAt, berlin, instant, plainAnswer, stamper } from '../scheduling/event-log'
import vectors from '../scheduling/reference-vectors.json'

const card = { id: 'card' }
const exact: Preset = { ...defaultPreset, fuzz: false }
const noon = instant('2026-05-04T10:00:00Z')
const DAY = 86_400_000

/** Answers the way the review page does: the memory seen and the promise on the button go into the event. */
function answerAsShown(
  stamp: ReturnType<typeof stamper>,
  memory: CardMemory,
  at: number,
  rating: Rating,
  preset: Preset = defaultPreset,
): AnswerEvent {
  const { chosen } = previewGrades(card, memory, preset, at, berlin)[rating]
  return makeAnswer(stamp(at), { rating, durationMs: 4_000, memory, chosen })
}

/** A log of `ratings`, each given when the card is due. */
function reviewedWhenDue(ratings: readonly Rating[], preset: Preset = defaultPreset) {
  const stamp = stamper('e')
  const events: ReviewEvent[] = []
  const memories: CardMemory[] = [newCardMemory]
  let at = noon
  for (const rating of ratings) {
    const memory = memories.at(-1) ?? newCardMemory
    if (memory.dueAt !== null) at = memory.dueAt
    else if (memory.dueDay !== null) at = startOfStudyDay(memory.dueDay, berlin) + 6 * 3_600_000
    events.push(answerAsShown(stamp, memory, at, rating, preset))
    memories.push(foldCard(card, events, preset))
  }
  return { events, memories, at, stamp }
}

describe('a card answered when due', () => {
  it('gets the reference intervals', () => {
    const { memories } = reviewedWhenDue(vectors.intervalHistory.ratings as Rating[], exact)
    expect(memories.slice(1).map(memory => memory.scheduledDays)).toEqual(
      vectors.intervalHistory.scheduledDays,
    )
  })

  it('counts a lapse only for a failed review', () => {
    const { memories } = reviewedWhenDue([1, 3, 3, 3, 1, 1, 3, 3], exact)
    expect(memories.map(memory => memory.lapses)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1])
    expect(memories.map(memory => memory.phase)).toEqual([
      'new',
      'learning',
      'learning',
      'review',
      'review',
      'relearning',
      'relearning',
      'review',
      'review',
    ])
  })

  it('is due on the day its button promised, fuzz included', () => {
    const { events, memories } = reviewedWhenDue([3, 3, 3, 4, 2, 3])
    for (const [index, event] of events.entries()) {
      const memory = memories[index + 1]
      if (event.type !== 'answer' || event.chosen === null || !('days' in event.chosen)) continue
      expect(memory?.dueDay).toBe(event.studyDay + event.chosen.days)
    }
  })
})

describe('the same events', () => {
  const { events } = reviewedWhenDue([3, 3, 3, 1, 3, 2, 3])
  const stamp = stamper('more', berlin, 'card', 'tablet')
  const log: ReviewEvent[] = [
    ...events,
    makeSuspend(stamp(noon + DAY)),
    makeUnsuspend(stamp(noon + 2 * DAY)),
    makeUndo(stamp(noon + 400 * DAY), events[2] as ReviewEvent),
    makeBury(stamp(noon + 3 * DAY)),
  ]
  const expected = foldCard(card, log, defaultPreset)

  it('in any order and any number of times give the same memory', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...log, ...log, ...log], { minLength: log.length * 3 }), shuffled => {
        expect(foldCard(card, shuffled, defaultPreset)).toEqual(expected)
      }),
      { numRuns: 100 },
    )
  })

  it('one at a time give what all at once give', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(log, { minLength: log.length }), shuffled => {
        let folded = startFold(card, [], defaultPreset)
        const arrived: ReviewEvent[] = []
        for (const event of shuffled) {
          arrived.push(event)
          folded = appendToFold(card, folded, event, defaultPreset) ?? startFold(card, arrived, defaultPreset)
          expect(folded.memory).toEqual(foldCard(card, arrived, defaultPreset))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('come last without folding again', () => {
    const { events: plain } = reviewedWhenDue([3, 3, 3, 3])
    const before = startFold(card, plain.slice(0, 3), defaultPreset)
    const after = appendToFold(card, before, plain[3] as ReviewEvent, defaultPreset)
    expect(after?.memory).toEqual(foldCard(card, plain, defaultPreset))
    expect(appendToFold(card, before, plain[2] as ReviewEvent, defaultPreset)).toBe(before)
    expect(appendToFold(card, before, plain[0] as ReviewEvent, defaultPreset)).toBeNull()
  })
})

describe('undo', () => {
  it('restores everything, the original due date too, where the library loses it', () => {
    const { events, memories, at, stamp } = reviewedWhenDue([3, 3, 3, 3])
    const early = answerAsShown(stamp, memories[4] as CardMemory, at + DAY, 1)
    const undo = makeUndo(stamp(at + DAY + 1_000), early)
    const restored = foldCard(card, [...events, early, undo], defaultPreset)
    expect(restored).toEqual(memories[4])
    expect(restored.dueDay).toBeGreaterThan(studyDayOf(at + DAY, berlin))

    const bare = fsrs({ enable_fuzz: false })
    const first = bare.next(createEmptyCard(noon), noon, Grade.Easy).card
    const { card: after, log } = bare.next(first, noon + DAY, Grade.Good)
    expect(bare.rollback(after, log).due).not.toEqual(first.due)
  })

  it('goes back any number of steps, from any device', () => {
    const { events, memories, at } = reviewedWhenDue([3, 1, 3, 3, 1, 3])
    const elsewhere = stamper('undo', berlin, 'card', 'laptop')
    let log: ReviewEvent[] = [...events]
    for (let left = events.length; left > 0; left--) {
      const target = lastUndoable(log)
      expect(target?.id).toBe(events[left - 1]?.id)
      if (target === null) break
      log = [...log, makeUndo(elsewhere(at + left), target)]
      expect(foldCard(card, log, defaultPreset)).toEqual(memories[left - 1])
    }
    expect(lastUndoable(log)).toBeNull()
  })

  it('can be undone, and that undone again', () => {
    const { events, memories, at, stamp } = reviewedWhenDue([3, 3, 3])
    const undo = makeUndo(stamp(at + 1_000), events[2] as ReviewEvent)
    const redo = makeUndo(stamp(at + 2_000), undo)
    const undoRedo = makeUndo(stamp(at + 3_000), redo)
    expect(foldCard(card, [...events, undo], defaultPreset)).toEqual(memories[2])
    expect(foldCard(card, [...events, undo, redo], defaultPreset)).toEqual(memories[3])
    expect(foldCard(card, [...events, undo, redo, undoRedo], defaultPreset)).toEqual(memories[2])
    expect(lastRedoable([...events, undo])?.id).toBe(undo.id)
    expect(lastRedoable(events)).toBeNull()
  })

  it('of the same answer from two devices takes it back once', () => {
    const { events, memories, at, stamp } = reviewedWhenDue([3, 3, 3])
    const other = stamper('other', berlin, 'card', 'laptop')
    const both = [
      ...events,
      makeUndo(stamp(at + 1_000), events[2] as ReviewEvent),
      makeUndo(other(at + 1_500), events[2] as ReviewEvent),
    ]
    expect(foldCard(card, both, defaultPreset)).toEqual(memories[2])
  })

  it('waits for an event that arrives later, and works under a clock that is behind', () => {
    const { events, memories, stamp } = reviewedWhenDue([3, 3, 3])
    const undo = makeUndo(stamp(noon - DAY), events[2] as ReviewEvent)
    const folded = startFold(card, [undo, events[0], events[1]] as ReviewEvent[], defaultPreset)
    expect(folded.hasOpenUndo).toBe(true)
    expect(appendToFold(card, folded, events[2] as ReviewEvent, defaultPreset)).toBeNull()
    expect(foldCard(card, [...events, undo], defaultPreset)).toEqual(memories[2])
  })

  it('in a ring has no force', () => {
    const { events, memories, stamp } = reviewedWhenDue([3, 3])
    const first = makeUndo(stamp(noon + 5 * DAY), events[1] as ReviewEvent)
    const second = makeUndo(stamp(noon + 6 * DAY), first)
    const ring = { ...first, targetEventId: second.id }
    expect(foldCard(card, [...events, ring, second], defaultPreset)).toEqual(memories[2])
  })

  it('of ten thousand undos in a chain does not run out of stack', () => {
    const { events, memories, stamp } = reviewedWhenDue([3, 3])
    const log: ReviewEvent[] = [...events]
    for (let step = 0; step < 10_000; step++) {
      log.push(makeUndo(stamp(noon + DAY + step), log.at(-1) as ReviewEvent))
    }
    expect(foldCard(card, log, defaultPreset)).toEqual(memories[2])
  })

  it('brings back suspension, bury and leech as they were', () => {
    const preset: Preset = { ...exact, leechThreshold: 1, leechAction: 'suspend' }
    const { events, memories, at, stamp } = reviewedWhenDue([3, 3, 1], preset)
    expect(memories[3]).toMatchObject({ leech: true, suspended: true, lapses: 1 })
    const undo = makeUndo(stamp(at + 1_000), events[2] as ReviewEvent)
    expect(foldCard(card, [...events, undo], preset)).toMatchObject({
      leech: false,
      suspended: false,
      lapses: 0,
    })

    const bury = makeBury(stamp(at + 2_000))
    const unbury = makeUndo(stamp(at + 3_000), bury)
    const buried = foldCard(card, [...events, undo, bury], preset)
    expect(buried.buriedUntilDay).toBe(bury.studyDay + 1)
    expect(foldCard(card, [...events, undo, bury, unbury], preset).buriedUntilDay).toBeNull()
  })
})

describe('another device', () => {
  it('answering in between makes the promise void: the interval follows from the real state', () => {
    const { events, memories, at, stamp } = reviewedWhenDue([3, 3, 3, 3])
    const seen = memories[4] as CardMemory
    const due = startOfStudyDay(seen.dueDay ?? 0, berlin) + 8 * 3_600_000
    const phone = answerAsShown(stamp, seen, due, 3)
    const laptop = stamper('laptop', berlin, 'card', 'laptop')
    const offline = answerAsShown(laptop, seen, due + 3_600_000, 4)
    const afterPhone = foldCard(card, [...events, phone], defaultPreset)
    const both = foldCard(card, [...events, offline, phone], defaultPreset)
    expect(both.reps).toBe(6)
    const recomputed = planAnswer('card', afterPhone, defaultPreset, offline.studyDay, 4)
    expect(both.dueDay).toBe(offline.studyDay + ('days' in recomputed ? recomputed.days : Number.NaN))
    expect(recomputed).not.toEqual(offline.chosen)
    expect(at).toBeLessThan(due)
  })

  it('with an equal instant is ordered by device and count, everywhere alike', () => {
    const a = plainAnswer(stamper('a', berlin, 'card', 'device-a')(noon), 1)
    const b = plainAnswer(stamper('b', berlin, 'card', 'device-b')(noon), 4)
    expect(foldCard(card, [b, a], exact)).toEqual(foldCard(card, [a, b], exact))
    expect(foldCard(card, [a, b], exact).standsAtEventId).toBe(b.id)
  })

  it('cannot promise what its rating cannot lead to', () => {
    const stamp = stamper('x')
    const impossible = makeAnswer(stamp(noon), {
      rating: 4,
      durationMs: 1,
      memory: newCardMemory,
      chosen: { seconds: 60 },
    })
    expect(foldCard(card, [impossible], exact)).toMatchObject({ phase: 'review', scheduledDays: 8 })
    const zero = makeAnswer(stamp(noon), {
      rating: 4,
      durationMs: 1,
      memory: newCardMemory,
      chosen: { days: 0 },
    })
    expect(foldCard(card, [zero], exact)).toMatchObject({ scheduledDays: 8 })
  })
})

describe('days of the log', () => {
  it('are those that the events carry, also while travelling', () => {
    const tokyo = { zone: 'Asia/Tokyo', dayStartHour: 4 }
    const losAngeles = { zone: 'America/Los_Angeles', dayStartHour: 4 }
    const inTokyo = plainAnswer(stamper('t', tokyo)('2026-05-04T23:00:00Z'), 4)
    // Four hours later, over the date line: a study day earlier by the calendar there.
    const inLa = plainAnswer(stamper('l', losAngeles)('2026-05-05T03:00:00Z'), 3)
    expect(inLa.studyDay - inTokyo.studyDay).toBe(-1)
    const memory = foldCard(card, [inTokyo, inLa], exact)
    expect(memory.lastReviewDay).toBe(inLa.studyDay)
    const sameDay = plainAnswer({ ...stamper('l', losAngeles)('2026-05-05T03:00:00Z'), id: 'same' }, 3)
    const asSameDay = foldCard(card, [{ ...inTokyo, studyDay: inLa.studyDay }, sameDay], exact)
    expect(memory.stability).toBe(asSameDay.stability)
  })

  it('count an answer at 3 a.m. to the day before', () => {
    const evening = answersAt([
      ['2026-05-04T10:00:00Z', 4],
      ['2026-05-05T01:30:00Z', 3],
    ])
    const nextDay = answersAt([
      ['2026-05-04T10:00:00Z', 4],
      ['2026-05-05T02:30:00Z', 3],
    ])
    const sameDay = foldCard(card, evening, exact)
    expect(sameDay.stability).toBeLessThan(foldCard(card, nextDay, exact).stability ?? 0)
  })
})

describe('other events', () => {
  const { events, memories, at, stamp } = reviewedWhenDue([3, 3, 3])
  const last = memories[3] as CardMemory

  it('cram neither moves a due date nor trains', () => {
    const cram = makeAnswer(stamp(at + 1_000), {
      rating: 1,
      durationMs: 1,
      memory: last,
      chosen: { days: 1 },
      mode: 'cram',
    })
    expect(cram.chosen).toBeNull()
    expect(foldCard(card, [...events, cram], defaultPreset)).toEqual(last)
  })

  it('reset makes the card new; what was suspended stays so', () => {
    const suspend = makeSuspend(stamp(at + 1_000))
    const reset = makeReset(stamp(at + 2_000))
    expect(foldCard(card, [...events, suspend, reset], defaultPreset)).toEqual({
      ...newCardMemory,
      suspended: true,
      standsAtEventId: reset.id,
    })
  })

  it('reschedule moves the date and leaves memory alone', () => {
    const dueDay = (last.dueDay ?? 0) + 30
    const moved = foldCard(card, [...events, makeReschedule(stamp(at + 1_000), dueDay)], defaultPreset)
    expect(moved).toMatchObject({
      dueDay,
      dueAt: null,
      stability: last.stability,
      difficulty: last.difficulty,
    })
    expect(moved.scheduledDays).toBe(dueDay - (last.lastReviewDay ?? 0))
    const fresh = foldCard(card, [makeReschedule(stamp(noon), dueDay)], defaultPreset)
    expect(fresh).toMatchObject({ phase: 'new', dueDay: null })
  })

  it('carry-over starts a new card where another program left it, and only a new card', () => {
    const carried = makeCarryOver(stamp(noon), { due: '2026-05-20', intervalDays: 20, ease: 250 })
    if (carried === null) throw new Error('a valid date')
    const memory = foldCard(card, [carried], exact)
    const dueDay = isoDateToStudyDay('2026-05-20') ?? 0
    expect(memory).toMatchObject({ phase: 'review', dueDay, scheduledDays: 20, reps: 0, lastReviewAt: null })
    expect(memory.stability).toBeCloseTo(20, 8)
    expect(memory.lastReviewDay).toBe(Math.min(carried.studyDay, dueDay - 20))
    const late = { ...carried, at: at + 5_000, id: 'late' }
    expect(foldCard(card, [...events, late], defaultPreset)).toEqual(last)
    expect(makeCarryOver(stamp(noon), { due: '2026-02-30', intervalDays: 1, ease: 250 })).toBeNull()
  })
})

describe('a leech', () => {
  it('fires at the threshold and then at every half of it', () => {
    const ratings: Rating[] = [4, ...Array.from({ length: 20 }, () => [1, 3] as Rating[]).flat()]
    const { memories } = reviewedWhenDue(ratings, { ...exact, leechAction: 'suspend' })
    expect(memories.find(memory => memory.leech)?.lapses).toBe(8)

    const tagged = reviewedWhenDue(ratings, exact)
    expect(tagged.memories.at(-1)).toMatchObject({ leech: true, suspended: false, lapses: 20 })

    // Freed by hand after the eighth lapse, the card is suspended again by the twelfth, not by the ninth.
    const preset: Preset = { ...exact, leechAction: 'suspend' }
    const stamp = stamper('e')
    let memory: CardMemory = newCardMemory
    const events: ReviewEvent[] = []
    const suspendedAt: number[] = []
    for (const [index, rating] of ratings.entries()) {
      events.push(plainAnswer(stamp(noon + index * 40 * DAY), rating))
      memory = foldCard(card, events, preset)
      if (!memory.suspended) continue
      suspendedAt.push(memory.lapses)
      events.push(makeUnsuspend(stamp(noon + index * 40 * DAY + 1_000)))
    }
    expect(suspendedAt).toEqual([8, 12, 16, 20])
  })
})

describe('a change of the preset', () => {
  it('changes memory but never a date that was promised', () => {
    const { events, memories } = reviewedWhenDue([3, 3, 3, 3, 3])
    const last = memories[5] as CardMemory
    const weights = defaultPreset.weights.map((weight, index) => (index === 8 ? weight * 1.1 : weight))
    const changed = foldCard(card, events, {
      ...defaultPreset,
      weights,
      desiredRetention: 0.8,
      learningSteps: [],
    })
    expect(changed.dueDay).toBe(last.dueDay)
    expect(changed.scheduledDays).toBe(last.scheduledDays)
    expect(changed.stability).not.toBe(last.stability)
    const again = foldCard(card, events, defaultPreset)
    expect(JSON.stringify(again)).toBe(JSON.stringify(last))
  })
})
