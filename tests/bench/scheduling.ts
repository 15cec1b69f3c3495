/**
 * The scheduler: replay of a log against the bare library's `next_state` with day arithmetic on the same log, then
 * what a page asks for (queue, mastery, trend) and one run of the optimizer. Best of several rounds each.
 */
import { fsrs, type Grade } from 'ts-fsrs'
import { replayCard } from '@/lib/cli/replay'
import { chapterTree } from '@/lib/core/mastery/chapter-mastery'
import { masteryTrend } from '@/lib/core/mastery/trend'
import type { AnswerEvent, Rating, ReviewEvent } from '@/lib/core/reviews/event'
import { foldCard, newCardMemory } from '@/lib/core/reviews/fold'
import { makeAnswer } from '@/lib/core/reviews/make-events'
import type { ReviewRow } from '@/lib/core/reviews/review-table'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'
import { previewGrades } from '@/lib/core/scheduling/preview-grades'
import { buildQueue, type QueueCard } from '@/lib/core/scheduling/queue'
import { studyDayOf } from '@/lib/core/scheduling/study-day'
import { seededRandom } from '@/lib/core/simulation/seeded-random'
import { trainingSet } from '@/lib/core/training/review-history'
import { optimizeWeights } from '@/lib/server/optimizer/optimize-weights'
import type { BenchRow } from '@/tests/support/bench-row'

export const name = 'scheduling'

const DAY = 86_400_000
const day = { zone: 'America/Chicago', dayStartHour: 4 }
const exact: Preset = { ...defaultPreset, fuzz: false }

export async function* run(): AsyncIterable<BenchRow> {
  const log = makeLog(2_000, 50)
  const answers = 100_000
  const bare = best(9, () => replayBare(log))
  const perSecond = (ms: number): number => (answers / ms) * 1000
  yield { bench: name, metric: 'bare next_state and days', value: perSecond(bare), unit: 'reviews/s' }
  const replay = best(9, () => {
    for (const rows of log) replayCard(rows[0]?.cardId ?? '', rows, exact, day)
  })
  yield { bench: name, metric: 'replay of a table', value: perSecond(replay), unit: 'reviews/s' }
  yield {
    bench: name,
    metric: 'replay of a table',
    value: bare / replay,
    unit: '×',
    ratioTo: 'bare next_state and days',
  }
  // Cloned, because a fold reads events as a store or the wire hands them out.
  const events = structuredClone(log.map(rows => promisedEvents(rows)))
  const fold = best(9, () => {
    for (const ofCard of events) foldCard({ id: ofCard[0]?.cardId ?? '' }, ofCard, defaultPreset)
  })
  yield { bench: name, metric: 'fold of an event log', value: perSecond(fold), unit: 'reviews/s' }
  yield {
    bench: name,
    metric: 'fold of an event log',
    value: bare / fold,
    unit: '×',
    ratioTo: 'bare next_state and days',
  }

  const now = Date.UTC(2026, 4, 4, 17)
  for (const count of [1_000, 100_000]) {
    const { cards, memories } = makeDeck(count, now)
    const doneToday = {
      newIntroduced: 0,
      reviewsDone: 0,
      answeredCardIds: new Set<string>(),
      lastCardId: null,
    }
    const ms = best(7, () => buildQueue({ cards, memories, preset: defaultPreset, now, day, doneToday }))
    yield { bench: name, metric: `queue, ${count} cards in memory`, value: ms, unit: 'ms' }
  }
  const { cards, memories } = makeDeck(5_000, now)
  const today = studyDayOf(now, day)
  const mastery = best(7, () => chapterTree([], cards, memories, today, defaultPreset))
  yield { bench: name, metric: 'mastery, 5000 cards', value: mastery, unit: 'ms' }

  const history = structuredClone(makeLog(5_000, 12, now - 365 * DAY).map(rows => promisedEvents(rows)))
  const logs = new Map(history.map(ofCard => [ofCard[0]?.cardId ?? '', ofCard]))
  const owners = [...logs.keys()].map(id => ({ id }))
  const trend = best(5, () => masteryTrend(owners, id => logs.get(id) ?? [], defaultPreset, today))
  yield { bench: name, metric: 'trend of 90 days, 5000 cards, 60000 reviews', value: trend, unit: 'ms' }

  const started = performance.now()
  const optimized = await optimizeWeights({
    set: trainingSet(makeLog(10_000, 10).map(rows => rows.map((row, index) => toEntry(row, index)))),
    current: defaultPreset.weights,
    relearningSteps: 1,
  })
  if (!optimized.ok) throw new Error(optimized.error.message)
  const seconds = (performance.now() - started) / 1000
  yield {
    bench: name,
    metric: 'optimizer, 100000 reviews, six fits judged by time',
    value: seconds,
    unit: 's',
  }
}

function makeLog(cards: number, reviews: number, start = Date.UTC(2020, 0, 1)): ReviewRow[][] {
  const random = seededRandom(17)
  return Array.from({ length: cards }, (_, card) => {
    let at = start + Math.floor(random() * 120 * DAY)
    return Array.from({ length: reviews }, () => {
      const rating: Rating = random() < 0.1 ? 1 : random() < 0.1 ? 2 : random() < 0.9 ? 3 : 4
      const row: ReviewRow = { cardId: `card-${card}`, at, rating, kind: 'review', durationMs: 6_000 }
      at += random() < 0.2 ? 600_000 : Math.floor((1 + random() * 40) * DAY)
      return row
    })
  })
}

/** The log as devices write it: each answer carries the promise of its button. */
function promisedEvents(rows: readonly ReviewRow[]): ReviewEvent[] {
  let memory: CardMemory = newCardMemory
  const events: AnswerEvent[] = []
  for (const [seq, row] of rows.entries()) {
    const card = { id: row.cardId }
    const { chosen } = previewGrades(card, memory, defaultPreset, row.at, day)[row.rating]
    const stamp = { id: `${row.cardId}-${seq}`, cardId: row.cardId, at: row.at, deviceId: 'phone', seq, day }
    events.push(makeAnswer(stamp, { rating: row.rating, durationMs: 6_000, memory, chosen }))
    memory = foldCard(card, events, defaultPreset)
  }
  return events
}

function makeDeck(count: number, now: number): { cards: QueueCard[]; memories: Map<string, CardMemory> } {
  const random = seededRandom(count)
  const today = studyDayOf(now, day)
  const memories = new Map<string, CardMemory>()
  const cards = Array.from({ length: count }, (_, index): QueueCard => {
    const id = `card-${index}`
    if (index % 5 !== 0) {
      const interval = 1 + Math.floor(random() * 60)
      const dueDay = today - 3 + Math.floor(random() * 60)
      memories.set(id, {
        ...newCardMemory,
        phase: 'review',
        stability: interval,
        difficulty: 5,
        reps: 5,
        lastReviewDay: dueDay - interval,
        dueDay,
        scheduledDays: interval,
      })
    }
    const chapter = ['Book', `Part ${index % 10}`, `Section ${index % 100}`]
    return { id, noteId: 'note', group: `${Math.floor(index / 2)}`, chapter, position: index }
  })
  return { cards, memories }
}

function replayBare(log: readonly (readonly ReviewRow[])[]): number {
  const model = fsrs()
  let sum = 0
  for (const rows of log) {
    let state: { stability: number; difficulty: number } | null = null
    let last = 0
    for (const { at, rating } of rows) {
      const today = Math.floor((at - 10 * 3_600_000) / DAY)
      state = model.next_state(state, state === null ? 0 : Math.max(0, today - last), rating as Grade)
      last = today
    }
    sum += state?.stability ?? 0
  }
  return sum
}

function toEntry(row: ReviewRow, index: number) {
  return {
    at: row.at,
    studyDay: studyDayOf(row.at, day),
    rating: row.rating,
    kind: index === 0 ? ('learning' as const) : ('review' as const),
  }
}

function best(rounds: number, work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    work()
    least = Math.min(least, performance.now() - started)
  }
  return least
}
