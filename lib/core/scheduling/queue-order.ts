import type { StudyDay } from '@/lib/core/reviews/event'
import { modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import { hashToUnit } from '@/lib/core/scheduling/fuzz'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { elapsedDays } from '@/lib/core/scheduling/plan-answer'
import type { Preset } from '@/lib/core/scheduling/preset'

/** In which order the cards of a day come. "Random" is drawn once per card and day, so a queue built again is the same. */

interface Reviewable {
  readonly card: { readonly id: string; readonly position: number }
  readonly memory: CardMemory
}

/** Default: the weakest memory first, which after a break saves what can still be saved. */
export function orderReviews<T extends Reviewable>(
  candidates: readonly T[],
  preset: Pick<Preset, 'reviewOrder' | 'weights'>,
  today: StudyDay,
): T[] {
  const model = modelFor(preset.weights)
  return byRank(candidates, ({ card, memory }) => {
    if (preset.reviewOrder === 'random') return hashToUnit(`${today}#${card.id}`)
    if (preset.reviewOrder === 'due') return memory.dueDay ?? 0
    return memory.stability === null ? 0 : model.retrievability(memory.stability, elapsedDays(memory, today))
  })
}

export function orderNew<T extends { readonly id: string }>(
  cards: readonly T[],
  preset: Pick<Preset, 'newOrder'>,
  today: StudyDay,
): readonly T[] {
  return preset.newOrder === 'note' ? cards : byRank(cards, card => hashToUnit(`${today}#${card.id}`))
}

/** New cards before or after the reviews, or spread evenly among them. */
export function weave<
  R extends { readonly card: { readonly id: string } },
  N extends { readonly id: string },
>(
  reviews: readonly R[],
  fresh: readonly N[],
  mix: Preset['newMix'],
): { readonly card: { readonly id: string } }[] {
  const newOnes = fresh.map(card => ({ card }))
  if (mix === 'before') return [...newOnes, ...reviews]
  if (mix === 'after') return [...reviews, ...newOnes]
  const woven: { readonly card: { readonly id: string } }[] = []
  let taken = 0
  for (const [index, review] of reviews.entries()) {
    woven.push(review)
    const wanted = Math.floor(((index + 1) * newOnes.length) / reviews.length)
    while (taken < wanted) {
      const next = newOnes[taken]
      if (next !== undefined) woven.push(next)
      taken += 1
    }
  }
  return [...woven, ...newOnes.slice(taken)]
}

/** Sorts by a number worked out once per item; equal ranks keep their order. */
function byRank<T>(items: readonly T[], rankOf: (item: T) => number): T[] {
  return items
    .map(item => ({ item, rank: rankOf(item) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}
