import type { ReviewEvent } from '@/lib/core/reviews/event'
import type { EventStamp } from '@/lib/core/reviews/make-events'
import { lastUndoable } from '@/lib/core/reviews/undo'
import { studyDayOf } from '@/lib/core/scheduling/study-day'
import { issueInstant } from '@/lib/sync/event-clock'
import { type Appended, noChange, type StoreChange, type TransportFailure } from '@/lib/sync/ports'
import { describeSync } from '@/lib/sync/sync-state'
import { mergeEvents } from '../store/card-log'
import type { LocalStore } from '../store/local-store'
import {
  emptySnapshot,
  type InitialSettings,
  type LocalSnapshot,
  listActiveCards,
  listActiveNotes,
} from './local-snapshot'
import { foldInto, joinChanges, overlay } from './overlay'
import { type Habits, readHabits } from './read-habits'
import { readStore, type StoreRead } from './read-store'
import { TodayProgressCache } from './today-progress'

/**
 * The learner's data in memory, ahead of the store: an answer changes the snapshot at once and is saved right
 * after. Reads from the store are merged with what is not saved yet, so nothing flickers back. Tabs tell each
 * other what they changed.
 */

export interface LocalDataOptions {
  readonly store: LocalStore
  readonly initial: InitialSettings
  readonly warning: string | null
  readonly clock: () => number
  readonly newId: () => string
  /** Called after own changes were saved, for the sync loop and the other tabs. */
  readonly onSaved: (change: StoreChange) => void
}

/** Events looked through at first for something to take back. */
const UNDO_WINDOW = 200
const NEVER_FETCHED =
  'Your notes are not on this device yet, and the server cannot be reached. Connect once to fetch them.'

export class LocalData {
  private readonly listeners = new Set<() => void>()
  private readonly progressCache = new TodayProgressCache()
  private readonly logs = new Map<string, readonly ReviewEvent[]>()
  private readonly unsaved = new Map<string, ReviewEvent>()
  private snapshot: LocalSnapshot
  private work: Promise<void> = Promise.resolve()
  private queued: StoreChange | null = null
  private meta = { deviceId: '', nextSeq: 0, latestAt: 0, clockOffsetMs: 0 }
  private round: { running: boolean; failure: TransportFailure | null } = { running: true, failure: null }
  private saveFailure: string | null = null

  constructor(private readonly options: LocalDataOptions) {
    this.snapshot = emptySnapshot(options.initial, options.clock(), options.warning)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getSnapshot = (): LocalSnapshot => this.snapshot

  /** The corrected clock (SPEC S7), epoch milliseconds: the one to compare due instants with. */
  readonly now = (): number => this.options.clock() + this.meta.clockOffsetMs

  /** Whether there is something that only this tab has. */
  hasUnsaved(): boolean {
    return this.unsaved.size > 0
  }

  /** First read of the whole store. */
  load(): Promise<void> {
    return this.changed({ ...noChange, everything: true })
  }

  /** What a new event of a card needs. Two stamps taken one after the other are in that order (S5). */
  stamp(cardId: string): EventStamp {
    const at = issueInstant(this.now(), this.meta.latestAt)
    const seq = this.meta.nextSeq
    this.meta = { ...this.meta, latestAt: at, nextSeq: seq + 1 }
    return {
      id: this.options.newId(),
      cardId,
      at,
      deviceId: this.meta.deviceId,
      seq,
      day: this.snapshot.day,
    }
  }

  /** Reads the logs of cards that will be answered soon, so that `append` needs no disk. */
  async preloadLogs(cardIds: readonly string[]): Promise<void> {
    const missing = cardIds.filter(id => !this.logs.has(id))
    if (missing.length === 0) return
    for (const [id, log] of await this.options.store.readLogs(missing)) {
      if (!this.logs.has(id)) this.logs.set(id, this.withUnsaved(id, log))
    }
  }

  /** The whole log of a card if it is in memory (see `preloadLogs`). */
  logOf(cardId: string): readonly ReviewEvent[] | null {
    return this.logs.get(cardId) ?? null
  }

  /**
   * Takes events into the snapshot, at once if the logs of their cards are loaded, and saves them after that.
   * Resolves when they are saved or saving failed: the failure is in the snapshot's `warning`, and saving is tried
   * again with the next change.
   */
  append(events: readonly ReviewEvent[]): Promise<void> {
    if (events.every(event => this.logs.has(event.cardId))) {
      this.takeIn(events)
      return this.save()
    }
    return this.preloadLogs(events.map(event => event.cardId)).then(() => {
      this.takeIn(events)
      return this.save()
    })
  }

  /** The learner's last action that still counts, of whatever device and card (S1); null when there is none. */
  async findUndoable(): Promise<ReviewEvent | null> {
    await this.work
    for (let limit = UNDO_WINDOW; ; limit *= 8) {
      const events = await this.options.store.readNewestEvents(limit)
      // What a note brought along on import is no action of the learner.
      const target = lastUndoable(events.filter(event => event.type !== 'carry-over'))
      if (target !== null || events.length < limit) return target
    }
  }

  /** Streak and pace, from the newest part of the log. */
  async readHabits(): Promise<Habits> {
    await this.work
    return readHabits(this.options.store, this.snapshot.today)
  }

  /** Every card's whole log, also of cards no longer studied. Large: for statistics. */
  async readAllLogs(): Promise<ReadonlyMap<string, readonly ReviewEvent[]>> {
    await this.work
    return this.options.store.readAllLogs()
  }

  /** The store changed under this snapshot: a sync round, or another tab. */
  changed(change: StoreChange): Promise<void> {
    if (this.queued !== null) {
      this.queued = joinChanges(this.queued, change)
      return this.work
    }
    this.queued = change
    return this.enqueue(async () => {
      const all = this.queued ?? change
      this.queued = null
      await this.refresh(all)
    })
  }

  /** The sync loop began or ended a round. */
  roundChanged(round: { readonly running: boolean; readonly failure: TransportFailure | null }): void {
    // A new attempt after a failure is no news until it went through: the sign must not flicker.
    this.round = round.running ? { ...this.round, running: true } : round
    void this.enqueue(() => this.refresh(noChange))
  }

  /** To be called now and then: begins the new study day when it is there, and tries again to save. */
  tick(): void {
    if (this.unsaved.size > 0) void this.save()
    const isNewDay = studyDayOf(this.now(), this.snapshot.day) !== this.snapshot.today
    if (isNewDay) void this.changed({ ...noChange, settings: true })
  }

  private takeIn(events: readonly ReviewEvent[]): void {
    const memories = new Map(this.snapshot.memories)
    const todayLogs = new Map(this.snapshot.todayLogs)
    for (const event of events) {
      const { cardId } = event
      this.unsaved.set(event.id, event)
      const log = mergeEvents(this.logs.get(cardId) ?? [], [event])
      this.logs.set(cardId, log)
      foldInto(memories, cardId, log, this.snapshot.preset)
      if (event.studyDay >= this.snapshot.today || todayLogs.has(cardId)) todayLogs.set(cardId, log)
    }
    this.publish({ memories, todayLogs })
  }

  private save(): Promise<void> {
    return this.enqueue(async () => {
      const events = [...this.unsaved.values()]
      if (events.length === 0) return
      let isAsExpected: boolean
      try {
        const stored = await this.options.store.append(events)
        isAsExpected = this.agreesWith(stored)
        for (const event of events) this.unsaved.delete(event.id)
        this.saveFailure = null
      } catch (thrown) {
        const reason = thrown instanceof Error ? thrown.message : String(thrown)
        this.saveFailure = `This device could not save your last answer. Keep this tab open. (${reason})`
        this.publish({ warning: this.saveFailure })
        return
      }
      const change = { ...noChange, memories: [...new Set(events.map(event => event.cardId))] }
      await this.refresh(isAsExpected ? noChange : change)
      this.options.onSaved(change)
    })
  }

  /** Whether the store folded to what the snapshot shows already; else another tab was in between. */
  private agreesWith(stored: Appended): boolean {
    return (
      stored.events.every(event => event.seq === this.unsaved.get(event.id)?.seq) &&
      stored.events.every(
        ({ cardId }) =>
          stored.memories.get(cardId)?.standsAtEventId ===
          this.snapshot.memories.get(cardId)?.standsAtEventId,
      )
    )
  }

  /** One read or write of the store after the other, so that an older read never overtakes a newer one. */
  private enqueue(task: () => Promise<void>): Promise<void> {
    this.work = this.work.then(task).catch(thrown => {
      const reason = thrown instanceof Error ? thrown.message : String(thrown)
      this.publish({ warning: `This device cannot read its own data. Reload the page. (${reason})` })
    })
    return this.work
  }

  private async refresh(change: StoreChange): Promise<void> {
    const { day, today } = this.snapshot
    const known = { day, today, cachedLogs: [...this.logs.keys()] }
    const read = await readStore(this.options.store, change, known, this.options.clock())
    // From here on nothing waits: an answer given meanwhile is in `unsaved` and laid over what was read.
    this.publish(this.patchFrom(read, change))
  }

  private patchFrom(read: StoreRead, change: StoreChange): Partial<LocalSnapshot> {
    const { meta, whole, waiting, rejected } = read
    this.meta = {
      deviceId: meta.deviceId,
      nextSeq: Math.max(meta.nextSeq, this.meta.nextSeq),
      latestAt: Math.max(meta.latestAt, this.meta.latestAt),
      clockOffsetMs: meta.clockOffsetMs,
    }
    const patch: { -readonly [K in keyof LocalSnapshot]?: LocalSnapshot[K] } = {}
    const { snapshot } = this
    if (meta.settings !== null && (whole || change.settings)) {
      const { preset, zone, dayStartHour } = meta.settings
      patch.preset = preset
      patch.day = { zone, dayStartHour }
    }
    const preset = patch.preset ?? snapshot.preset
    const today = studyDayOf(this.now(), patch.day ?? snapshot.day)
    if (today !== snapshot.today) patch.today = today

    if (read.notes !== null) {
      patch.notes = overlay(whole ? null : snapshot.notes, read.notes)
      patch.activeNotes = listActiveNotes(patch.notes)
    }
    if (read.cards !== null) patch.cards = overlay(whole ? null : snapshot.cards, read.cards)
    if (patch.notes !== undefined || patch.cards !== undefined) {
      const notes = patch.activeNotes ?? snapshot.activeNotes
      patch.activeCards = listActiveCards(patch.cards ?? snapshot.cards, notes)
    }

    const todayLogs = new Map(read.todayLogs ?? snapshot.todayLogs)
    for (const [id, log] of [...(read.todayLogs ?? []), ...read.logs]) {
      const merged = this.withUnsaved(id, log)
      this.logs.set(id, merged)
      if (merged.some(event => event.studyDay >= today)) todayLogs.set(id, merged)
      else todayLogs.delete(id)
    }
    if (read.todayLogs !== null || read.logs.size > 0) patch.todayLogs = todayLogs

    if (read.memories !== null) {
      const memories = new Map(whole ? read.memories : snapshot.memories)
      for (const id of whole ? [] : change.memories) {
        const memory = read.memories.get(id)
        if (memory === undefined) memories.delete(id)
        else memories.set(id, memory)
      }
      for (const { cardId } of this.unsaved.values()) {
        const log = this.logs.get(cardId)
        if (log !== undefined) foldInto(memories, cardId, log, preset)
        if (log?.some(event => event.studyDay >= today)) todayLogs.set(cardId, log)
      }
      patch.memories = memories
    }

    const isFetched = meta.lastSyncedAt !== null
    const isLost = !isFetched && this.round.failure !== null
    patch.sync = describeSync({ ...this.round, waiting, rejected, lastSyncedAt: meta.lastSyncedAt })
    patch.warning = this.saveFailure ?? this.options.warning
    patch.status = isFetched ? 'ready' : isLost ? 'error' : 'loading'
    patch.error = isLost ? NEVER_FETCHED : null
    return patch
  }

  private withUnsaved(cardId: string, log: readonly ReviewEvent[]): readonly ReviewEvent[] {
    const unsaved = [...this.unsaved.values()].filter(event => event.cardId === cardId)
    if (unsaved.length === 0) return log
    return mergeEvents(log, unsaved)
  }

  private publish(patch: Partial<LocalSnapshot>): void {
    const next = { ...this.snapshot, ...patch }
    const { todayLogs, preset, today } = this.snapshot
    const isSameDay = next.todayLogs === todayLogs && next.preset === preset && next.today === today
    const progress = isSameDay
      ? next.progress
      : this.progressCache.of(next.todayLogs, next.preset, next.today)
    this.snapshot = { ...next, progress }
    for (const listener of this.listeners) listener()
  }
}
