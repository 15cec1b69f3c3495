import type { ChapterPath } from '@/lib/core/notes/note'
import type { StudyDay } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { DaySettings, Preset } from '@/lib/core/scheduling/preset'
import { orderNew, orderReviews, weave } from '@/lib/core/scheduling/queue-order'
import { studyDayOf } from '@/lib/core/scheduling/study-day'

/**
 * What to show next. Pure: the same cards, memories, clock and progress give the same queue. It is built anew
 * after every answer, so it needs no state of its own.
 */

export interface QueueCard {
  readonly id: string
  readonly noteId: string
  /** Cards of one note with the same group come from one passage: they are siblings. */
  readonly group: string
  readonly chapter: ChapterPath
  /** Place in the note. */
  readonly position: number
}

/** What was already done today; see `reviews/day-progress.ts`. */
export interface DoneToday {
  readonly newIntroduced: number
  readonly reviewsDone: number
  /** Cards answered today, so that their siblings wait until tomorrow. */
  readonly answeredCardIds: ReadonlySet<string>
  /** The card answered last, which is not shown again at once when another one waits. */
  readonly lastCardId: string | null
}

export interface QueueInput {
  /** Active cards, notes in the learner's order and cards in the note's. */
  readonly cards: readonly QueueCard[]
  /** A card without an entry is new. */
  readonly memories: ReadonlyMap<string, CardMemory>
  readonly preset: Preset
  readonly now: number
  readonly day: DaySettings
  readonly doneToday: DoneToday
  /** Only this note, this chapter of it with all below, or these cards of it. */
  readonly only?: {
    readonly noteId: string
    readonly chapter?: ChapterPath
    readonly cardIds?: ReadonlySet<string>
  }
  /** Reviews that fall due within so many days are taken too. */
  readonly studyAheadDays?: number
  /** All cards of the selection that are not in `alreadyShown`, weakest first; nothing is rescheduled. */
  readonly cram?: { readonly alreadyShown: ReadonlySet<string> }
}

export interface Queue {
  /** Cards to show now, the next one first. Ends with learning cards that may be taken a little early. */
  readonly order: readonly string[]
  readonly counts: {
    readonly new: number
    /** Steps of today, also those whose minute has not come. */
    readonly learning: number
    readonly review: number
    /** Held back until tomorrow: siblings, and cards buried by hand. */
    readonly buried: number
  }
  /** When the next learning card comes up, if nothing can be shown before; epoch milliseconds. */
  readonly nextAt: number | null
}

interface Candidate {
  readonly card: QueueCard
  readonly memory: CardMemory
}

export function buildQueue(input: QueueInput): Queue {
  const { preset, now } = input
  const today = studyDayOf(now, input.day)
  if (input.cram !== undefined) return buildCramQueue(input, today, input.cram.alreadyShown)

  const gathered = gather(input, today)
  const reviewsLeft = Math.max(
    0,
    preset.reviewsPerDay - input.doneToday.reviewsDone - input.doneToday.newIntroduced,
  )
  const ahead = input.studyAheadDays !== undefined
  const interday = ahead ? gathered.interday : gathered.interday.slice(0, reviewsLeft)
  const siblings = new SiblingFilter(input, gathered.intraday, interday)
  const reviews = siblings.take(
    orderReviews(gathered.reviews, preset, today),
    ahead ? gathered.reviews.length : reviewsLeft - interday.length,
  )
  const newLeft = Math.min(
    preset.newPerDay - input.doneToday.newIntroduced,
    reviewsLeft - interday.length - reviews.length,
  )
  const fresh = siblings.take(orderNew(gathered.fresh, preset, today), newLeft)

  const intraday = gathered.intraday.toSorted((a, b) => (a.memory.dueAt ?? 0) - (b.memory.dueAt ?? 0))
  const ready = intraday.filter(({ memory }) => (memory.dueAt ?? 0) <= now)
  const soon = now + preset.learnAheadSeconds * 1000
  const early = intraday.filter(({ memory }) => (memory.dueAt ?? 0) > now && (memory.dueAt ?? 0) <= soon)
  const due = [...ready, ...interday, ...weave(reviews, fresh, preset.newMix)].map(({ card }) => card.id)
  const order = avoidRepeat([...due, ...early.map(({ card }) => card.id)], input.doneToday.lastCardId)
  return {
    order,
    counts: {
      new: fresh.length,
      learning: intraday.length + interday.length,
      review: reviews.length,
      buried: gathered.buriedByHand + siblings.held,
    },
    nextAt: order.length > 0 ? null : (intraday[0]?.memory.dueAt ?? null),
  }
}

/** Whether a chapter path is the given chapter or lies below it. */
export function isWithinChapter(path: ChapterPath, chapter: ChapterPath): boolean {
  return chapter.every((title, index) => path[index] === title)
}

function gather(input: QueueInput, today: StudyDay) {
  const horizon = today + (input.studyAheadDays ?? 0)
  const intraday: Candidate[] = []
  const interday: Candidate[] = []
  const reviews: Candidate[] = []
  const fresh: QueueCard[] = []
  let buriedByHand = 0
  for (const card of selectedCards(input)) {
    const memory = input.memories.get(card.id)
    if (memory?.suspended) continue
    const isBuried = memory?.buriedUntilDay != null && today < memory.buriedUntilDay
    if (memory === undefined || memory.phase === 'new') {
      if (isBuried) buriedByHand += 1
      else fresh.push(card)
      continue
    }
    const isDue = memory.dueAt !== null || (memory.dueDay !== null && memory.dueDay <= horizon)
    if (!isDue) continue
    if (isBuried) buriedByHand += 1
    else if (memory.dueAt !== null) intraday.push({ card, memory })
    else if (memory.phase === 'review') reviews.push({ card, memory })
    else interday.push({ card, memory })
  }
  interday.sort((a, b) => (a.memory.dueDay ?? 0) - (b.memory.dueDay ?? 0))
  return { intraday, interday, reviews, fresh, buriedByHand }
}

function selectedCards({ cards, only }: QueueInput): readonly QueueCard[] {
  if (only === undefined) return cards
  const { noteId, cardIds, chapter = [] } = only
  return cards.filter(
    card =>
      card.noteId === noteId &&
      isWithinChapter(card.chapter, chapter) &&
      (cardIds === undefined || cardIds.has(card.id)),
  )
}

/**
 * Lets one card of a passage through a day: siblings of a card answered today, or of one in its steps, wait.
 * Learning cards themselves never wait.
 */
class SiblingFilter {
  readonly #isOn: boolean
  readonly #taken = new Set<string>()
  #held = 0

  constructor(input: QueueInput, intraday: readonly Candidate[], interday: readonly Candidate[]) {
    this.#isOn = input.preset.burySiblings
    if (!this.#isOn) return
    // Answered cards count whatever chapter is being studied, so all cards are looked at.
    if (input.doneToday.answeredCardIds.size > 0) {
      for (const card of input.cards) {
        if (input.doneToday.answeredCardIds.has(card.id)) this.#taken.add(siblingKey(card))
      }
    }
    for (const { card } of intraday) this.#taken.add(siblingKey(card))
    for (const { card } of interday) this.#taken.add(siblingKey(card))
  }

  /** How many cards were held back. */
  get held(): number {
    return this.#held
  }

  take<T extends QueueCard | Candidate>(candidates: readonly T[], limit: number): T[] {
    const through: T[] = []
    for (const candidate of candidates) {
      const key = siblingKey('card' in candidate ? candidate.card : candidate)
      if (this.#isOn && this.#taken.has(key)) {
        this.#held += 1
      } else if (through.length < limit) {
        this.#taken.add(key)
        through.push(candidate)
      }
    }
    return through
  }
}

function siblingKey(card: QueueCard): string {
  return `${card.noteId}\n${card.group}`
}

function buildCramQueue(input: QueueInput, today: StudyDay, alreadyShown: ReadonlySet<string>): Queue {
  const candidates: Candidate[] = []
  const fresh: string[] = []
  for (const card of selectedCards(input)) {
    const memory = input.memories.get(card.id)
    if (memory?.suspended || alreadyShown.has(card.id)) continue
    if (memory === undefined || memory.phase === 'new') fresh.push(card.id)
    else candidates.push({ card, memory })
  }
  const weakestFirst = orderReviews(candidates, { ...input.preset, reviewOrder: 'retrievability' }, today)
  const order = [...weakestFirst.map(({ card }) => card.id), ...fresh]
  return {
    order: avoidRepeat(order, input.doneToday.lastCardId),
    counts: { new: fresh.length, learning: 0, review: candidates.length, buried: 0 },
    nextAt: null,
  }
}

/** Moves the card that was just answered one place back, when another one waits. */
function avoidRepeat(order: string[], lastCardId: string | null): string[] {
  const [first, second] = order
  if (first === undefined || second === undefined || first !== lastCardId) return order
  return [second, first, ...order.slice(2)]
}
