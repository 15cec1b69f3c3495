import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newCardMemory } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'
import { buildQueue, type DoneToday, type QueueCard, type QueueInput } from '@/lib/core/scheduling/queue'
import { studyDayOf } from '@/lib/core/scheduling/study-day'
import { berlin, instant } from './event-log'

const noon = instant('2026-05-04T10:00:00Z')
const today = studyDayOf(noon, berlin)
const nothingDone: DoneToday = {
  newIntroduced: 0,
  reviewsDone: 0,
  answeredCardIds: new Set(),
  lastCardId: null,
}
const cardOf = (id: string, over: Partial<QueueCard> = {}): QueueCard => ({
  id,
  noteId: 'note',
  group: id,
  chapter: ['Book'],
  position: 0,
  ...over,
})
const review = (over: Partial<CardMemory> = {}): CardMemory => ({
  ...newCardMemory,
  phase: 'review',
  stability: 10,
  difficulty: 5,
  reps: 3,
  lastReviewDay: today - 10,
  dueDay: today,
  scheduledDays: 10,
  ...over,
})
const learning = (minutes: number): CardMemory => ({
  ...newCardMemory,
  phase: 'learning',
  stability: 1,
  difficulty: 5,
  step: 0,
  reps: 1,
  lastReviewDay: today,
  dueAt: noon + minutes * 60_000,
})
function queue(
  memories: Record<string, CardMemory | undefined>,
  over: Partial<QueueInput> & { preset?: Preset } = {},
) {
  const cards = over.cards ?? Object.keys(memories).map((id, position) => cardOf(id, { position }))
  return buildQueue({
    cards,
    memories: new Map(Object.entries(memories).filter((entry): entry is [string, CardMemory] => !!entry[1])),
    preset: defaultPreset,
    now: noon,
    day: berlin,
    doneToday: nothingDone,
    ...over,
  })
}
const many = (prefix: string, count: number, memory?: CardMemory) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, memory]))

describe('order', () => {
  it('steps of today, steps of earlier days, reviews, new cards', () => {
    const interday: CardMemory = { ...learning(0), dueAt: null, dueDay: today }
    const { order, counts } = queue({
      fresh: undefined,
      review: review(),
      interday,
      step: learning(-1),
    })
    expect(order).toEqual(['step', 'interday', 'review', 'fresh'])
    expect(counts).toEqual({ new: 1, learning: 2, review: 1, buried: 0 })
  })

  it('the weakest memory first by default, else by due day, else drawn for the day', () => {
    const memories = {
      strong: review({ stability: 90, dueDay: today - 9 }),
      weak: review({ stability: 3, dueDay: today - 1 }),
      middle: review({ stability: 20, dueDay: today - 5 }),
    }
    expect(queue(memories).order).toEqual(['weak', 'middle', 'strong'])
    expect(queue(memories, { preset: { ...defaultPreset, reviewOrder: 'due' } }).order).toEqual([
      'strong',
      'middle',
      'weak',
    ])
    const drawn = { ...defaultPreset, reviewOrder: 'random' as const }
    expect(queue(many('r', 30, review()), { preset: drawn }).order).toEqual(
      queue(many('r', 30, review()), { preset: drawn }).order,
    )
    expect(queue(many('r', 30, review()), { preset: drawn }).order).not.toEqual(
      queue(many('r', 30, review({ dueDay: today - 3 })), { preset: drawn, now: noon + 86_400_000 }).order,
    )
  })

  it('new cards before, after or spread among reviews', () => {
    const memories = { ...many('r', 6, review()), ...many('n', 3) }
    const kinds = (newMix: Preset['newMix']) =>
      queue(memories, { preset: { ...defaultPreset, newMix } })
        .order.map(id => id[0])
        .join('')
    expect(kinds('after')).toBe('rrrrrrnnn')
    expect(kinds('before')).toBe('nnnrrrrrr')
    expect(kinds('mixed')).toBe('rrnrrnrrn')
  })

  it('new cards in the order of the note', () => {
    expect(queue(many('n', 4)).order).toEqual(['n0', 'n1', 'n2', 'n3'])
  })
})

describe('limits', () => {
  it('20 new and 200 reviews a day', () => {
    expect(queue(many('n', 50)).counts.new).toBe(20)
    expect(queue(many('r', 300, review())).counts.review).toBe(200)
  })

  it('count what was done today', () => {
    const done = { ...nothingDone, newIntroduced: 15, reviewsDone: 120 }
    expect(
      queue({ ...many('r', 300, review()), ...many('n', 50) }, { doneToday: done }).counts,
    ).toMatchObject({
      review: 65,
      new: 0,
    })
    expect(queue(many('n', 50), { doneToday: done }).counts.new).toBe(5)
  })

  it('the review limit caps new cards too', () => {
    const { counts } = queue({ ...many('r', 190, review()), ...many('n', 50) })
    expect(counts).toMatchObject({ review: 190, new: 10 })
  })

  it('never hold back steps of today', () => {
    const done = { ...nothingDone, reviewsDone: 500 }
    expect(queue(many('s', 3, learning(-1)), { doneToday: done }).order).toHaveLength(3)
  })
})

describe('learning ahead', () => {
  it('takes a step up to 20 minutes early, after everything else', () => {
    expect(queue({ soon: learning(19), review: review() }).order).toEqual(['review', 'soon'])
    expect(queue({ soon: learning(20) }).order).toEqual(['soon'])
    const later = queue({ later: learning(21) })
    expect(later.order).toEqual([])
    expect(later.nextAt).toBe(noon + 21 * 60_000)
    expect(later.counts.learning).toBe(1)
  })

  it('does not show the same card twice in a row when another one waits', () => {
    const done = { ...nothingDone, lastCardId: 'a' }
    expect(queue({ a: learning(1), b: learning(9) }, { doneToday: done }).order).toEqual(['b', 'a'])
    expect(queue({ a: learning(-1), b: review() }, { doneToday: done }).order).toEqual(['b', 'a'])
    expect(queue({ a: learning(1) }, { doneToday: done }).order).toEqual(['a'])
    expect(queue({ a: learning(1), b: learning(25) }, { doneToday: done }).order).toEqual(['a'])
  })
})

describe('siblings', () => {
  const pair = [cardOf('a', { group: 'g' }), cardOf('b', { group: 'g' }), cardOf('c', { group: 'h' })]

  it('wait until tomorrow, reviews before new ones', () => {
    const result = queue({ a: undefined, b: review(), c: undefined }, { cards: pair })
    expect(result.order).toEqual(['b', 'c'])
    expect(result.counts.buried).toBe(1)
  })

  it('wait also after one was answered today', () => {
    const doneToday = { ...nothingDone, answeredCardIds: new Set(['a']) }
    expect(
      queue({ a: review({ dueDay: today + 9 }), b: review() }, { cards: pair, doneToday }).order,
    ).toEqual(['c'])
  })

  it('are shown when the preset says so', () => {
    const preset = { ...defaultPreset, burySiblings: false }
    expect(queue({ a: review(), b: review() }, { cards: pair, preset }).order).toEqual(['a', 'b', 'c'])
  })

  it('never hold back a learning card', () => {
    const doneToday = { ...nothingDone, answeredCardIds: new Set(['a', 'b']) }
    const { order } = queue({ a: learning(-2), b: learning(-1) }, { cards: pair, doneToday })
    expect(order).toEqual(['a', 'b', 'c'])
  })

  it('of another note with the same group are none', () => {
    const cards = [cardOf('a', { group: 'g' }), cardOf('b', { group: 'g', noteId: 'other' })]
    expect(queue({ a: review(), b: review() }, { cards }).order).toEqual(['a', 'b'])
  })
})

describe('hidden cards', () => {
  it('suspended ones are not counted, buried ones are', () => {
    const { order, counts } = queue({
      suspended: review({ suspended: true }),
      buried: review({ buriedUntilDay: today + 1 }),
      back: review({ buriedUntilDay: today }),
    })
    expect(order).toEqual(['back'])
    expect(counts.buried).toBe(1)
  })

  it('a review is due for its whole day', () => {
    expect(queue({ a: review() }, { now: instant('2026-05-04T02:00:00Z') }).order).toEqual(['a'])
    expect(queue({ a: review() }, { now: instant('2026-05-04T01:59:59Z') }).order).toEqual([])
  })
})

describe('chapters', () => {
  const cards = [
    cardOf('a', { chapter: ['Book', 'One'] }),
    cardOf('b', { chapter: ['Book', 'One', 'Deeper'] }),
    cardOf('c', { chapter: ['Book', 'Two'] }),
    cardOf('d', { chapter: ['Book', 'One'], noteId: 'other' }),
  ]

  it('can be studied alone, with all below', () => {
    expect(queue({}, { cards, only: { noteId: 'note', chapter: ['Book', 'One'] } }).order).toEqual(['a', 'b'])
    expect(queue({}, { cards, only: { noteId: 'note' } }).order).toEqual(['a', 'b', 'c'])
  })

  it('can be crammed, weakest first, whatever is due', () => {
    const memories = {
      a: review({ stability: 50, dueDay: today + 40 }),
      b: review({ stability: 2, dueDay: today + 1 }),
    }
    const cram = { alreadyShown: new Set<string>() }
    const only = { noteId: 'note', chapter: ['Book'] }
    expect(queue(memories, { cards, only, cram }).order).toEqual(['b', 'a', 'c'])
    expect(queue(memories, { cards, only, cram: { alreadyShown: new Set(['b']) } }).order).toEqual(['a', 'c'])
  })

  it('can be studied ahead of time', () => {
    const memories = { a: review({ dueDay: today + 2 }), b: review({ dueDay: today + 4 }) }
    const only = { noteId: 'note', chapter: ['Book', 'One'] }
    expect(queue(memories, { cards, only }).order).toEqual([])
    expect(queue(memories, { cards, only, studyAheadDays: 3 }).order).toEqual(['a'])
  })
})

describe('for every deck', () => {
  const memory = fc.oneof(
    fc.constant(undefined),
    fc
      .record({
        due: fc.integer({ min: -30, max: 5 }),
        stability: fc.double({ min: 0.1, max: 400, noNaN: true }),
      })
      .map(({ due, stability }) =>
        review({ dueDay: today + due, stability, lastReviewDay: today + due - 10 }),
      ),
    fc.integer({ min: -60, max: 120 }).map(learning),
  )

  it('no card is there twice, none that is not due, and no limit is broken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(memory, fc.integer({ min: 0, max: 8 })), { maxLength: 60 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        (entries, newPerDay, reviewsPerDay) => {
          const cards = entries.map(([, group], index) =>
            cardOf(`c${index}`, { group: `${group}`, position: index }),
          )
          const memories = Object.fromEntries(entries.map(([value], index) => [`c${index}`, value]))
          const preset = { ...defaultPreset, newPerDay, reviewsPerDay }
          const { order, counts } = queue(memories, { cards, preset })
          expect(new Set(order).size).toBe(order.length)
          expect(counts.new).toBeLessThanOrEqual(newPerDay)
          expect(counts.new + counts.review).toBeLessThanOrEqual(reviewsPerDay)
          for (const id of order) {
            const shown = memories[id]
            if (shown === undefined) continue
            expect(shown.dueAt ?? 0).toBeLessThanOrEqual(noon + 1_200_000)
            expect(shown.dueDay ?? 0).toBeLessThanOrEqual(today)
          }
          const shownGroups = order
            .filter(id => memories[id]?.phase !== 'learning')
            .map(id => cards.find(card => card.id === id)?.group)
          expect(new Set(shownGroups).size).toBe(shownGroups.length)
        },
      ),
      { numRuns: 300 },
    )
  })
})
