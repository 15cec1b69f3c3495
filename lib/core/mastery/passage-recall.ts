import { retrievability } from '@/lib/core/mastery/retrievability'
import type { StudyDay } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'

/** From fading (1) to known (5). */
export type RecallLevel = 'unseen' | 1 | 2 | 3 | 4 | 5

export interface PassageRecall {
  readonly level: RecallLevel
  /** Mean chance of recall over the cards that were seen; 0 when none was. */
  readonly recall: number
  readonly seen: number
  readonly cards: number
}

const BEGINS: readonly (readonly [number, RecallLevel])[] = [
  [0.95, 5],
  [0.9, 4],
  [0.8, 3],
  [0.7, 2],
]

/**
 * How well a passage of a note is known today. Unlike mastery, which asks how much of a chapter is known, this asks
 * what is fading: cards not yet seen do not pull it down, they only show when there is nothing else.
 */
export function passageRecall(
  cardIds: readonly string[],
  memories: ReadonlyMap<string, CardMemory>,
  today: StudyDay,
  weights: readonly number[],
): PassageRecall {
  let seen = 0
  let sum = 0
  for (const id of cardIds) {
    const memory = memories.get(id)
    if (memory === undefined || memory.phase === 'new') continue
    seen += 1
    sum += retrievability(memory, today, weights)
  }
  const recall = seen === 0 ? 0 : sum / seen
  const level = seen === 0 ? 'unseen' : (BEGINS.find(([from]) => recall >= from)?.[1] ?? 1)
  return { level, recall, seen, cards: cardIds.length }
}
