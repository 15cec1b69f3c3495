import type { CardHistory, TrainingSet } from '@/lib/core/training/review-history'

/**
 * Cards whose first long wait was unusual say more about the schedule than about memory. As the reference
 * optimizer does it: by first rating, cards are grouped by their first wait in days; the smallest groups are
 * dropped until the larger of 20 cards and 5 % would be exceeded, then groups under 6 cards, and waits over
 * 100 days (365 after Easy).
 */
export function withoutOutliers(set: TrainingSet): TrainingSet {
  const groups = new Map<string, { rating: number; wait: number; size: number }>()
  for (const card of set.cards) {
    const wait = firstWait(card)
    const rating = card.ratings[0]
    if (wait === null || rating === undefined) continue
    const key = groupKey(rating, wait)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { rating, wait, size: 1 })
    else group.size += 1
  }
  const dropped = new Set<string>()
  for (const rating of [1, 2, 3, 4]) {
    const ofRating = [...groups.values()].filter(group => group.rating === rating)
    const total = ofRating.reduce((sum, group) => sum + group.size, 0)
    const allowed = Math.max(20, Math.floor(total / 20))
    let removed = 0
    // The smallest first; of two of a size the one with the shorter wait.
    for (const group of ofRating.sort((a, b) => a.size - b.size || a.wait - b.wait)) {
      const isOdd = group.size < 6 || group.wait > (rating === 4 ? 365 : 100)
      if (removed + group.size < allowed) {
        removed += group.size
        dropped.add(groupKey(rating, group.wait))
      } else if (isOdd) {
        dropped.add(groupKey(rating, group.wait))
      }
    }
  }
  const isKept = set.cards.map(card => {
    const wait = firstWait(card)
    return wait !== null && !dropped.has(groupKey(card.ratings[0] ?? 0, wait))
  })
  return { cards: set.cards, samples: set.samples.filter(({ card }) => isKept[card]) }
}

function firstWait(card: CardHistory): number | null {
  return card.deltaDays.find(delta => delta > 0) ?? null
}

function groupKey(rating: number, wait: number): string {
  return `${rating}:${wait}`
}
