import type { SyncedCard, SyncedNote } from '@/lib/contracts/sync'
import type { ChapterPath } from '@/lib/core/notes/note'
import type { AnswerEvent, Rating, ReviewEvent } from '@/lib/core/reviews/event'
import { newCardMemory } from '@/lib/core/reviews/fold'
import { makeAnswer, makeBury, makeSuspend, makeUndo } from '@/lib/core/reviews/make-events'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { type GradePreview, previewGrades } from '@/lib/core/scheduling/preview-grades'
import { buildQueue, type Queue } from '@/lib/core/scheduling/queue'
import type { LocalData } from '../data/local-data'
import type { LocalSnapshot } from '../data/local-snapshot'
import { LoadBook } from './load-book'

/**
 * One sitting of reviews. A grade belongs to the card as it was shown (SPEC S26); it goes into the snapshot at
 * once and the next card is there before anything is saved. What other devices did arrives in between and never
 * takes the shown card away from under the learner's finger, unless the card is gone.
 */

export interface SessionSelection {
  readonly noteId?: string
  /** A chapter of `noteId` with all below it. */
  readonly chapter?: ChapterPath
  /** Only these cards of `noteId`, such as those of one passage. */
  readonly cardIds?: readonly string[]
  /** All cards of the selection, due or not; nothing is rescheduled. */
  readonly cram?: boolean
  readonly studyAheadDays?: number
}

export interface SessionSnapshot {
  /** `waiting`: only a learning card whose minute has not come, see `nextAt`. `done`: nothing left now. */
  readonly status: 'loading' | 'showing' | 'waiting' | 'done'
  readonly card: SyncedCard | null
  readonly note: SyncedNote | null
  readonly memory: CardMemory
  /** Names this showing of this card: pass it to `answer`, so that a late press cannot hit the next card. */
  readonly showing: number
  readonly isRevealed: boolean
  /** What each button does; null until revealed, and when cramming. */
  readonly previews: Record<Rating, GradePreview> | null
  readonly counts: Queue['counts']
  /** When the next learning card comes, epoch milliseconds by `LocalData.now`. */
  readonly nextAt: number | null
  /** What was done in this sitting, undone answers left out. */
  readonly summary: {
    readonly answers: number
    readonly byRating: Readonly<Record<Rating, number>>
    readonly spentMs: number
    readonly cards: number
  }
}

interface Shown {
  readonly cardId: string
  /** As it was when the card was shown: the basis of the answer. */
  readonly memory: CardMemory
  readonly at: number
  readonly showing: number
  readonly previews: Record<Rating, GradePreview> | null
  readonly isRevealed: boolean
}

/** Up to so many cards the queue is built between answer and paint; above, right after the paint. */
const BUILD_AT_ONCE = 2_000
const PRELOAD = 12
const nothingCounted: Queue['counts'] = { new: 0, learning: 0, review: 0, buried: 0 }

export class ReviewSession {
  private readonly listeners = new Set<() => void>()
  private readonly load = new LoadBook()
  private readonly cramShown = new Set<string>()
  private answers: AnswerEvent[] = []
  private queue: Queue | null = null
  private shown: Shown | null = null
  private showings = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private snapshot: SessionSnapshot
  private unsubscribe: (() => void) | null = null
  /** What the queue was built from. */
  private built: LocalSnapshot | null = null

  constructor(
    private readonly data: LocalData,
    private readonly selection: SessionSelection = {},
  ) {
    this.snapshot = this.describe()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    this.unsubscribe ??= this.begin()
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size > 0) return
      clearTimeout(this.timer)
      this.unsubscribe?.()
      this.unsubscribe = null
    }
  }

  readonly getSnapshot = (): SessionSnapshot => this.snapshot

  readonly reveal = (): void => {
    if (this.shown === null || this.shown.isRevealed) return
    const { cardId, memory } = this.shown
    const { preset, day } = this.data.getSnapshot()
    const previews = this.selection.cram
      ? null
      : previewGrades({ id: cardId }, memory, preset, this.data.now(), day, this.load.of(cardId, preset))
    this.shown = { ...this.shown, isRevealed: true, previews }
    this.publish()
  }

  /**
   * Grades the shown card and goes on at once. Does nothing when the card is not revealed or `showing` is past.
   *
   * @param durationMs from question to grade; measured from the showing when left out
   * @returns whether the press counted
   */
  readonly answer = (rating: Rating, showing?: number, durationMs?: number): boolean => {
    const { shown } = this
    if (shown === null || !shown.isRevealed) return false
    if (showing !== undefined && showing !== shown.showing) return false
    const event = makeAnswer(this.data.stamp(shown.cardId), {
      rating,
      durationMs: durationMs ?? this.data.now() - shown.at,
      memory: shown.memory,
      chosen: shown.previews?.[rating].chosen ?? null,
      mode: this.selection.cram ? 'cram' : 'scheduled',
    })
    this.answers = [...this.answers, event]
    if (this.selection.cram) this.cramShown.add(shown.cardId)
    this.take(event)
    return true
  }

  readonly suspend = (): void => {
    if (this.shown !== null) this.take(makeSuspend(this.data.stamp(this.shown.cardId)))
  }

  /** Hides the shown card until tomorrow. */
  readonly bury = (): void => {
    if (this.shown !== null) this.take(makeBury(this.data.stamp(this.shown.cardId)))
  }

  /** Takes back the learner's last action, of whatever device, and shows its card again; null when there is none. */
  readonly undo = async (): Promise<ReviewEvent | null> => {
    const target = await this.data.findUndoable()
    if (target === null) return null
    await this.data.preloadLogs([target.cardId])
    this.answers = this.answers.filter(answer => answer.id !== target.id)
    this.cramShown.delete(target.cardId)
    void this.data.append([makeUndo(this.data.stamp(target.cardId), target)])
    this.rebuild()
    if (this.data.getSnapshot().cards.get(target.cardId)?.status === 'active') this.show(target.cardId)
    this.publish()
    return target
  }

  private begin(): () => void {
    // Not inside the subscription: React reads the snapshot right after it.
    this.schedule(0)
    return this.data.subscribe(() => this.schedule(0))
  }

  /** An event for the shown card that ends its showing. */
  private take(event: ReviewEvent): void {
    this.shown = null
    void this.data.append([event])
    if (this.data.getSnapshot().activeCards.length <= BUILD_AT_ONCE) this.rebuild()
    else this.schedule(0)
    this.showNext(event.cardId)
    this.publish()
  }

  private readonly refresh = (): void => {
    if (this.data.getSnapshot().status !== 'ready') return
    if (this.isStale()) this.rebuild()
    const card = this.shown && this.data.getSnapshot().cards.get(this.shown.cardId)
    if (this.shown !== null && card?.status !== 'active') this.shown = null
    if (this.shown === null) this.showNext(null)
    this.publish()
    void this.data.preloadLogs(this.queue?.order.slice(0, PRELOAD) ?? [])
    const { nextAt } = this.snapshot
    if (this.shown === null && nextAt !== null) this.schedule(Math.max(250, nextAt - this.data.now()))
  }

  /** Whether what the queue was built from changed, or time alone may have made a card due. */
  private isStale(): boolean {
    const { built } = this
    const now = this.data.getSnapshot()
    return (
      built === null ||
      this.shown === null ||
      built.memories !== now.memories ||
      built.activeCards !== now.activeCards ||
      built.progress !== now.progress ||
      built.preset !== now.preset
    )
  }

  private rebuild(): void {
    const snapshot = this.data.getSnapshot()
    const { activeCards, memories, preset, day, progress } = snapshot
    const { noteId, chapter, cardIds, cram, studyAheadDays } = this.selection
    this.built = snapshot
    this.load.read(activeCards, memories)
    this.queue = buildQueue({
      cards: activeCards,
      memories,
      preset,
      now: this.data.now(),
      day,
      doneToday: progress,
      ...(noteId === undefined
        ? {}
        : {
            only: {
              noteId,
              ...(chapter === undefined ? {} : { chapter }),
              ...(cardIds === undefined ? {} : { cardIds: new Set(cardIds) }),
            },
          }),
      ...(studyAheadDays === undefined ? {} : { studyAheadDays }),
      ...(cram ? { cram: { alreadyShown: this.cramShown } } : {}),
    })
  }

  /** @param justLeft the card that was shown before; it comes again only if the fresh queue says so */
  private showNext(justLeft: string | null): void {
    const isFresh = this.built?.memories === this.data.getSnapshot().memories
    const next = this.queue?.order.find(id => isFresh || id !== justLeft)
    if (next !== undefined) this.show(next)
  }

  private show(cardId: string): void {
    this.showings += 1
    this.shown = {
      cardId,
      memory: this.data.getSnapshot().memories.get(cardId) ?? newCardMemory,
      at: this.data.now(),
      showing: this.showings,
      previews: null,
      isRevealed: false,
    }
  }

  private schedule(delayMs: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(this.refresh, Math.min(delayMs, 2 ** 31 - 1))
  }

  private describe(): SessionSnapshot {
    const { cards, notes } = this.data.getSnapshot()
    const { shown, queue } = this
    const card = shown === null ? null : (cards.get(shown.cardId) ?? null)
    const nextAt = queue?.nextAt ?? null
    const byRating = { 1: 0, 2: 0, 3: 0, 4: 0 }
    for (const { rating } of this.answers) byRating[rating] += 1
    return {
      status: queue === null ? 'loading' : card !== null ? 'showing' : nextAt !== null ? 'waiting' : 'done',
      card,
      note: card === null ? null : (notes.get(card.noteId) ?? null),
      memory: shown?.memory ?? newCardMemory,
      showing: this.showings,
      isRevealed: shown?.isRevealed ?? false,
      previews: shown?.previews ?? null,
      counts: queue?.counts ?? nothingCounted,
      nextAt: card === null ? nextAt : null,
      summary: {
        answers: this.answers.length,
        byRating,
        spentMs: this.answers.reduce((sum, answer) => sum + answer.durationMs, 0),
        cards: new Set(this.answers.map(answer => answer.cardId)).size,
      },
    }
  }

  private publish(): void {
    this.snapshot = this.describe()
    for (const listener of this.listeners) listener()
  }
}
