import { describe, expect, it } from 'vitest'
import { retrievability } from '@/lib/core/mastery/retrievability'
import { dayProgress, streak } from '@/lib/core/reviews/day-progress'
import type { AnswerEvent, Rating, ReviewEvent } from '@/lib/core/reviews/event'
import { appendToFold, type FoldedCard, foldCard, newCardMemory, startFold } from '@/lib/core/reviews/fold'
import { makeAnswer, makeUndo } from '@/lib/core/reviews/make-events'
import { lastUndoable } from '@/lib/core/reviews/undo'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { DaySettings } from '@/lib/core/scheduling/preset'
import { previewGrades } from '@/lib/core/scheduling/preview-grades'
import { buildQueue, type QueueCard } from '@/lib/core/scheduling/queue'
import { startOfStudyDay, studyDayOf } from '@/lib/core/scheduling/study-day'
import { seededRandom } from '@/lib/core/simulation/seeded-random'

/**
 * A year of one learner: two devices, journeys over both oceans, both changes of the clock, two long breaks, late
 * nights, undos and redos. After every action the invariants are checked; at the end the whole log is folded again.
 */

const HOUR = 3_600_000
const DAY = 86_400_000
const preset = { ...defaultPreset, newPerDay: 3 }
const cards: QueueCard[] = Array.from({ length: 180 }, (_, index) => ({
  id: `card-${index}`,
  noteId: `note-${Math.floor(index / 60)}`,
  group: `${Math.floor(index / 2)}`,
  chapter: ['Book', `Part ${index % 7}`],
  position: index,
}))

/** Where the learner is on a day of the year. */
function zoneOn(dayOfYear: number): string {
  if (dayOfYear >= 60 && dayOfYear < 75) return 'Asia/Tokyo'
  if (dayOfYear >= 75 && dayOfYear < 90) return 'America/Los_Angeles'
  if (dayOfYear >= 200 && dayOfYear < 215) return 'Asia/Kolkata'
  if (dayOfYear >= 270 && dayOfYear < 280) return 'Pacific/Auckland'
  return 'Europe/Berlin'
}
const isAway = (dayOfYear: number): boolean =>
  (dayOfYear >= 120 && dayOfYear < 150) || (dayOfYear >= 300 && dayOfYear < 345) || dayOfYear % 9 === 4

const siblingsOf = (id: string): string[] => {
  const group = cards.find(card => card.id === id)?.group
  const noteId = cards.find(card => card.id === id)?.noteId
  const isSibling = (card: QueueCard) => card.id !== id && card.group === group && card.noteId === noteId
  return cards.filter(isSibling).map(card => card.id)
}

class Learner {
  readonly random = seededRandom(2026)
  readonly log = new Map<string, ReviewEvent[]>()
  readonly folds = new Map<string, FoldedCard>()
  readonly all: ReviewEvent[] = []
  readonly seqs = { phone: 0, laptop: 0 }

  memories(): Map<string, CardMemory> {
    return new Map([...this.folds].map(([id, folded]) => [id, folded.memory]))
  }

  stamp(at: number, day: DaySettings) {
    const deviceId = this.random() < 0.5 ? 'phone' : 'laptop'
    this.seqs[deviceId] += 1
    return { id: `${deviceId}-${this.seqs[deviceId]}`, at, deviceId, seq: this.seqs[deviceId], day }
  }

  add(event: ReviewEvent): CardMemory {
    const card = { id: event.cardId }
    const events = [...(this.log.get(event.cardId) ?? []), event]
    this.log.set(event.cardId, events)
    this.all.push(event)
    const known = this.folds.get(event.cardId) ?? startFold(card, [], preset)
    const folded = appendToFold(card, known, event, preset) ?? startFold(card, events, preset)
    this.folds.set(event.cardId, folded)
    return folded.memory
  }

  rate(memory: CardMemory, today: number): Rating {
    const recall = memory.phase === 'new' ? 0.7 : retrievability(memory, today, preset.weights)
    if (this.random() > Math.max(recall, 0.3)) return 1
    const ease = this.random()
    return ease < 0.12 ? 2 : ease < 0.9 ? 3 : 4
  }
}

describe('a year of a learner', () => {
  it('breaks no invariant', () => {
    const learner = new Learner()
    const start = Date.UTC(2026, 0, 1)
    let [answers, undos, steps, studied] = [0, 0, 0, 0]
    let lastAt = 0

    for (let dayOfYear = 0; dayOfYear < 365; dayOfYear++) {
      if (isAway(dayOfYear)) continue
      studied += 1
      const day: DaySettings = { zone: zoneOn(dayOfYear), dayStartHour: 4 }
      // Now and then after midnight, and once in a while right before the rollover.
      const hour = dayOfYear % 11 === 0 ? 25 : dayOfYear % 17 === 0 ? 27.8 : 18
      const morning = startOfStudyDay(Math.floor((start + dayOfYear * DAY) / DAY), day)
      let now = Math.max(morning + (hour - 4) * HOUR, lastAt + 1_000)
      const today = studyDayOf(now, day)

      for (let turn = 0; turn < 120; turn++) {
        if (studyDayOf(now, day) !== today) break
        const doneToday = dayProgress(learner.log, preset, today)
        const memories = learner.memories()
        const queue = buildQueue({ cards, memories, preset, now, day, doneToday })
        expect(new Set(queue.order).size).toBe(queue.order.length)
        expect(doneToday.newIntroduced).toBeLessThanOrEqual(preset.newPerDay)
        const id = queue.order[0]
        if (id === undefined) break
        if (queue.order.length > 1) expect(id).not.toBe(doneToday.lastCardId)
        const memory = memories.get(id) ?? newCardMemory
        if (memory.dueDay !== null) expect(memory.dueDay).toBeLessThanOrEqual(today)
        // Siblings do not come on one day, unless they are in their steps.
        const isInSteps = memory.phase === 'learning' || memory.phase === 'relearning'
        expect(isInSteps || !siblingsOf(id).some(other => doneToday.answeredCardIds.has(other))).toBe(true)

        const rating = learner.rate(memory, today)
        const preview = previewGrades({ id }, memory, preset, now, day)
        const event: AnswerEvent = makeAnswer(
          { ...learner.stamp(now, day), cardId: id },
          { rating, durationMs: 7_000, memory, chosen: preview[rating].chosen },
        )
        const after = learner.add(event)
        answers += 1
        // What the button said is what happened.
        expect({ dueDay: after.dueDay, dueAt: after.dueAt }).toEqual({
          dueDay: preview[rating].dueDay,
          dueAt: preview[rating].dueAt,
        })
        expect(after.reps).toBe(memory.reps + 1)
        expect(after.lapses - memory.lapses).toBe(memory.phase === 'review' && rating === 1 ? 1 : 0)
        expect(after.stability).toBeGreaterThanOrEqual(0.001)
        expect(after.difficulty).toBeGreaterThanOrEqual(1)
        expect(after.difficulty).toBeLessThanOrEqual(10)
        if (after.dueDay !== null) expect(after.dueDay).toBeGreaterThan(today)
        if (after.dueAt !== null) {
          steps += 1
          expect(after.dueAt).toBeGreaterThan(now)
          expect(studyDayOf(after.dueAt, day)).toBe(today)
        }

        if (learner.random() < 0.03) {
          const target = lastUndoable(learner.all)
          expect(target?.id).toBe(event.id)
          const undo = makeUndo(learner.stamp(now + 400, day), event)
          expect(learner.add(undo)).toEqual(memory)
          undos += 1
          if (learner.random() < 0.3)
            expect(learner.add(makeUndo(learner.stamp(now + 800, day), undo))).toEqual(after)
        }
        now += 9_000
        lastAt = now
      }
    }

    expect(studied).toBeGreaterThanOrEqual(200)
    expect(answers).toBeGreaterThan(1_000)
    expect(undos).toBeGreaterThan(20)
    expect(steps).toBeGreaterThan(200)

    // The log alone gives the same memory, to the byte, in whatever order it arrives.
    for (const [id, events] of learner.log) {
      const stored = JSON.stringify(learner.folds.get(id)?.memory)
      expect(JSON.stringify(foldCard({ id }, events, preset))).toBe(stored)
      expect(JSON.stringify(foldCard({ id }, [...events].reverse(), preset))).toBe(stored)
    }
    const days = learner.all.filter(event => event.type === 'answer').map(event => event.studyDay)
    expect(streak(days, Math.max(...days))).toBeGreaterThan(0)
  }, 60_000)
})
