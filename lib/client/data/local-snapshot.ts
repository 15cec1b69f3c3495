import type { SyncedCard, SyncedNote } from '@/lib/contracts/sync'
import type { ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { DaySettings, Preset } from '@/lib/core/scheduling/preset'
import { studyDayOf } from '@/lib/core/scheduling/study-day'
import { describeSync, type SyncState } from '@/lib/sync/sync-state'
import { type TodayProgress, TodayProgressCache } from './today-progress'

/** Everything the pages read, as one immutable value; a part that did not change keeps its identity. */
export interface LocalSnapshot {
  /** `loading` until the device has something to show; `error` when it never fetched anything and cannot. */
  readonly status: 'loading' | 'ready' | 'error'
  /** One sentence, for `error`. */
  readonly error: string | null
  /** One sentence when nothing outlives the tab or the last answer could not be saved; else null. */
  readonly warning: string | null
  readonly notes: ReadonlyMap<string, SyncedNote>
  readonly cards: ReadonlyMap<string, SyncedCard>
  /** What can be studied: active cards of notes that are not deleted, by the note's path, then place in the note. */
  readonly activeCards: readonly SyncedCard[]
  /** Notes that are not deleted, by path. */
  readonly activeNotes: readonly SyncedNote[]
  /** By card id; a card without an entry is new. */
  readonly memories: ReadonlyMap<string, CardMemory>
  readonly preset: Preset
  readonly day: DaySettings
  readonly today: StudyDay
  /** Whole logs, by card id, of the cards that have an event today. */
  readonly todayLogs: ReadonlyMap<string, readonly ReviewEvent[]>
  readonly progress: TodayProgress
  readonly sync: SyncState
}

export interface InitialSettings {
  readonly preset: Preset
  readonly day: DaySettings
}

/** What pages show before the store was read. */
export function emptySnapshot(initial: InitialSettings, now: number, warning: string | null): LocalSnapshot {
  const { preset, day } = initial
  const today = studyDayOf(now, day)
  return {
    status: 'loading',
    error: null,
    warning,
    notes: new Map(),
    cards: new Map(),
    activeCards: [],
    activeNotes: [],
    memories: new Map(),
    preset,
    day,
    today,
    todayLogs: new Map(),
    progress: new TodayProgressCache().of(new Map(), preset, today),
    sync: describeSync({ running: true, failure: null, waiting: 0, rejected: [], lastSyncedAt: null }),
  }
}

const collator = new Intl.Collator('en', { numeric: true })

export function listActiveNotes(notes: ReadonlyMap<string, SyncedNote>): readonly SyncedNote[] {
  return [...notes.values()]
    .filter(note => !note.deleted)
    .sort((a, b) => collator.compare(a.path, b.path) || (a.id < b.id ? -1 : 1))
}

export function listActiveCards(
  cards: ReadonlyMap<string, SyncedCard>,
  activeNotes: readonly SyncedNote[],
): readonly SyncedCard[] {
  const place = new Map(activeNotes.map((note, index) => [note.id, index]))
  return [...cards.values()]
    .filter(card => card.status === 'active' && place.has(card.noteId))
    .sort((a, b) => (place.get(a.noteId) ?? 0) - (place.get(b.noteId) ?? 0) || a.position - b.position)
}
