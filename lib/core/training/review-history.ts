import type { Rating, StudyDay } from '@/lib/core/reviews/event'

/**
 * What the optimizer learns from: cards with their answers by study day. Made from our own log or from another
 * program's table; from here on it no longer matters where it came from.
 */

/** `learning` also for the first answer of a new card; `other` for what does not count: cram, manual, moved dates. */
export type EntryKind = 'learning' | 'review' | 'relearning' | 'other'

export interface HistoryEntry {
  /** UTC epoch milliseconds. */
  readonly at: number
  readonly studyDay: StudyDay
  readonly rating: Rating
  readonly kind: EntryKind
}

/** The counting answers of one card, by time. `deltaDays` are study days since the answer before, 0 for the first. */
export interface CardHistory {
  readonly ratings: readonly Rating[]
  readonly deltaDays: readonly number[]
  readonly times: readonly number[]
}

/** One thing to predict: the answer at `position` in the history of card `card`, from all before it. */
export interface Sample {
  readonly card: number
  readonly position: number
}

export interface TrainingSet {
  readonly cards: readonly CardHistory[]
  /** By time of the predicted answer. */
  readonly samples: readonly Sample[]
}

/**
 * Prepares one card as Anki does: from the first entry of its last block of learning entries on; null when it
 * has none, for then how it was learned is not known. `entries` are in time order.
 */
export function trainableHistory(entries: readonly HistoryEntry[]): CardHistory | null {
  const counting = entries.filter(entry => entry.kind !== 'other')
  const lastLearning = counting.findLastIndex(entry => entry.kind === 'learning')
  if (lastLearning === -1) return null
  let start = lastLearning
  while (start > 0 && counting[start - 1]?.kind === 'learning') start -= 1
  const kept = counting.slice(start)
  return {
    ratings: kept.map(entry => entry.rating),
    // A clock set back or a flight west counts as the same day.
    deltaDays: kept.map((entry, index) =>
      Math.max(0, entry.studyDay - (kept[index - 1]?.studyDay ?? entry.studyDay)),
    ),
    times: kept.map(entry => entry.at),
  }
}

/** Every answer on a later day than the one before is a sample; answers on the same day are only history. */
export function trainingSet(cards: Iterable<readonly HistoryEntry[]>): TrainingSet {
  const histories: CardHistory[] = []
  for (const entries of cards) {
    const history = trainableHistory(entries)
    if (history !== null) histories.push(history)
  }
  const timed: (Sample & { readonly at: number })[] = []
  for (const [card, { deltaDays, times }] of histories.entries()) {
    for (const [position, delta] of deltaDays.entries()) {
      if (delta > 0) timed.push({ card, position, at: times[position] ?? 0 })
    }
  }
  timed.sort((a, b) => a.at - b.at || a.card - b.card || a.position - b.position)
  return { cards: histories, samples: timed.map(({ card, position }) => ({ card, position })) }
}
