/** Rows as a pull brings them, for tests of the device's side. */
import type { PullResponse, SyncedCard, SyncedNote, SyncedSettings } from '@/lib/contracts/sync'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { MONDAY_NINE, uuid } from './review-events'

export function syncedNote(id: string, changes: Partial<SyncedNote> = {}): SyncedNote {
  return { id, rev: 1, path: 'plants.md', title: 'Plants', chapters: [], deleted: false, ...changes }
}

export function syncedCard(id: string, noteId: string, changes: Partial<SyncedCard> = {}): SyncedCard {
  return {
    id,
    rev: 1,
    noteId,
    key: id,
    kind: 'basic',
    rule: 'rule',
    group: id,
    chapter: ['Leaves'],
    front: 'front',
    back: 'back',
    answer: null,
    startLine: 1,
    endLine: 1,
    position: 0,
    status: 'active',
    ...changes,
  }
}

export const berlinSettings: SyncedSettings = {
  rev: 1,
  zone: 'Europe/Berlin',
  dayStartHour: 4,
  preset: {
    ...defaultPreset,
    learningSteps: [60, 600],
    relearningSteps: [600],
    easyDays: [...defaultPreset.easyDays],
    weights: [...defaultPreset.weights],
  },
}

export function page(cursor: number, changes: Partial<PullResponse> = {}): PullResponse {
  return {
    notes: [],
    cards: [],
    events: [],
    settings: null,
    cursor,
    more: false,
    serverTime: MONDAY_NINE,
    ...changes,
  }
}

export const arriving = (...events: readonly ReviewEvent[]): PullResponse['events'] =>
  events.map(event => ({ rev: 1, event }))

/** A small world: one note and three cards. */
export const NOTE = uuid(1, 5)
export const CARDS = [uuid(1, 6), uuid(2, 6), uuid(3, 6)] as const
