import type { LocalSnapshot } from '@/lib/client/data/local-snapshot'
import type { SyncedCard } from '@/lib/contracts/sync'
import { retrievability } from '@/lib/core/mastery/retrievability'
import type { ChapterPath } from '@/lib/core/notes/note'
import { expectedMinutes } from '@/lib/core/reviews/day-progress'
import { buildQueue, type Queue } from '@/lib/core/scheduling/queue'

export interface DueChapter {
  readonly noteId: string
  readonly noteTitle: string
  readonly path: ChapterPath
  readonly due: number
}

export interface TodayFacts {
  readonly queue: Queue
  readonly total: number
  readonly minutes: number
  /** Most cards first. */
  readonly chapters: readonly DueChapter[]
  /** Cards remembered well enough today that will not be tomorrow, if nothing is done. */
  readonly fadingByTomorrow: number
}

type Input = Pick<
  LocalSnapshot,
  'activeCards' | 'memories' | 'preset' | 'day' | 'progress' | 'today' | 'cards' | 'notes'
>

/** Everything the page of the day says, from what is on the device. `now`: epoch milliseconds. */
export function todayFacts(snapshot: Input, now: number, secondsEach: number): TodayFacts {
  const { activeCards, memories, preset, day, progress, today } = snapshot
  const queue = buildQueue({ cards: activeCards, memories, preset, now, day, doneToday: progress })
  const { counts } = queue
  let fadingByTomorrow = 0
  for (const { id } of activeCards) {
    const memory = memories.get(id)
    if (memory === undefined || memory.stability === null || memory.suspended) continue
    const stays = retrievability(memory, today, preset.weights) >= preset.desiredRetention
    const later = retrievability(memory, today + 1, preset.weights)
    if (stays && later < preset.desiredRetention) fadingByTomorrow += 1
  }
  return {
    queue,
    total: counts.new + counts.learning + counts.review,
    minutes: expectedMinutes(counts, secondsEach),
    chapters: chaptersOf(
      queue.order.flatMap(id => snapshot.cards.get(id) ?? []),
      snapshot,
    ),
    fadingByTomorrow,
  }
}

function chaptersOf(cards: readonly SyncedCard[], { notes }: Pick<Input, 'notes'>): DueChapter[] {
  const byName = new Map<string, { noteId: string; path: ChapterPath; due: number }>()
  for (const { noteId, chapter } of cards) {
    const name = JSON.stringify([noteId, chapter])
    const known = byName.get(name)
    if (known) known.due += 1
    else byName.set(name, { noteId, path: chapter, due: 1 })
  }
  return [...byName.values()]
    .map(entry => ({ ...entry, noteTitle: notes.get(entry.noteId)?.title ?? '' }))
    .sort((a, b) => b.due - a.due)
}
