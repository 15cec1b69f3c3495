import { isMature } from '@/lib/core/mastery/chapter-mastery'
import { retrievability } from '@/lib/core/mastery/retrievability'
import type { StudyDay } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'

/** Charts of what the cards are like now. */

export interface Band {
  /** Inclusive. */
  readonly from: number
  /** Exclusive, but for the last band. */
  readonly to: number
  readonly cards: number
}

/** Bands of stability in days; each is wider than the one before, as memory grows. */
const STABILITY_EDGES = [0, 1, 3, 7, 14, 21, 30, 60, 90, 180, 365, 730, 36_500]

export function stabilityBands(memories: Iterable<CardMemory>): Band[] {
  return bands(STABILITY_EDGES, memories, memory => memory.stability)
}

/** Ten bands of difficulty from 1 to 10. */
export function difficultyBands(memories: Iterable<CardMemory>): Band[] {
  const edges = Array.from({ length: 11 }, (_, index) => 1 + 0.9 * index)
  return bands(edges, memories, memory => memory.difficulty)
}

/** Twenty bands of the chance of recall today. */
export function retrievabilityBands(
  memories: Iterable<CardMemory>,
  today: StudyDay,
  weights: readonly number[],
): Band[] {
  const edges = Array.from({ length: 21 }, (_, index) => index / 20)
  return bands(edges, memories, memory =>
    memory.stability === null ? null : retrievability(memory, today, weights),
  )
}

export interface CardCounts {
  readonly new: number
  readonly learning: number
  readonly young: number
  readonly mature: number
  readonly suspended: number
}

/** How far the cards have come; `total` includes those without a memory yet. */
export function countCards(memories: Iterable<CardMemory>, total: number): CardCounts {
  const counts = { new: total, learning: 0, young: 0, mature: 0, suspended: 0 }
  for (const memory of memories) {
    if (memory.phase === 'new' && !memory.suspended) continue
    counts.new -= 1
    if (memory.suspended) counts.suspended += 1
    else if (memory.phase !== 'review') counts.learning += 1
    else if (isMature(memory)) counts.mature += 1
    else counts.young += 1
  }
  return counts
}

function bands(
  edges: readonly number[],
  memories: Iterable<CardMemory>,
  measure: (memory: CardMemory) => number | null,
): Band[] {
  const counts = new Array<number>(edges.length - 1).fill(0)
  for (const memory of memories) {
    const value = measure(memory)
    if (value === null) continue
    let index = edges.findLastIndex(edge => edge <= value)
    index = Math.min(Math.max(index, 0), counts.length - 1)
    counts[index] = (counts[index] ?? 0) + 1
  }
  return counts.map((cards, index) => ({ from: edges[index] ?? 0, to: edges[index + 1] ?? 0, cards }))
}
