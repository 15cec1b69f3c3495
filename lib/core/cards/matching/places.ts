import type { LedgerCard } from './ledger-card'
import type { Pairing } from './pairing'

/**
 * Where things went. Cards that found their partner tell which new chapter stands for which old one (a renamed
 * heading), which note for which (a renamed file), and between which neighbours a card without a partner stands.
 */
export interface Places {
  readonly isSameNote: (old: number, next: number) => boolean
  readonly isSameChapter: (old: number, next: number) => boolean
  /** How many of the two neighbours, before and after, agree: 0, 1 or 2. Order in the decks is the order of lines. */
  readonly sharedNeighbours: (old: number, next: number) => number
  /** New positions that stand in the gap where `old` stood, nearest first; none for cards retired before. */
  readonly gapOf: (old: number) => readonly number[]
}

const chapterName = (card: LedgerCard): string => [card.notePath, ...card.chapter].join('\n')

/**
 * Follows old names to new ones. A name stands for itself where both decks have it, else for the name most of
 * its cards went to.
 */
export const followNames = (pairing: Pairing, nameOf: (card: LedgerCard) => string): Map<string, string> => {
  const kept = new Set(pairing.next.map(nameOf))
  const votes = new Map<string, Map<string, number>>()
  pairing.partnerOfOld.forEach((partner, old) => {
    const [from, to] = [pairing.old[old], pairing.next[partner]]
    if (from === undefined || to === undefined) return
    const ballot = votes.get(nameOf(from)) ?? new Map<string, number>()
    ballot.set(nameOf(to), (ballot.get(nameOf(to)) ?? 0) + 1)
    votes.set(nameOf(from), ballot)
  })
  const followed = new Map<string, string>()
  for (const card of pairing.old) {
    const name = nameOf(card)
    if (followed.has(name)) continue
    const ballot = [...(votes.get(name) ?? [])].sort((a, b) => b[1] - a[1])
    const winner = ballot[0]?.[0]
    followed.set(name, kept.has(name) || winner === undefined ? name : winner)
  }
  return followed
}

export const findPlaces = (pairing: Pairing): Places => {
  const notes = followNames(pairing, card => card.notePath)
  const chapters = followNames(pairing, chapterName)
  const oldFences = findFences(pairing.old, pairing.partnerOfOld, old => pairing.old[old]?.retired === true)
  const newFences = findFences(pairing.next, pairing.partnerOfNext, () => false)
  const noteOf = (old: number): string => {
    const path = pairing.old[old]?.notePath ?? ''
    return notes.get(path) ?? path
  }
  const isSameNote = (old: number, next: number): boolean => pairing.next[next]?.notePath === noteOf(old)
  const before = (old: number): string => partnerName(oldFences.before[old], pairing.partnerOfOld)
  const after = (old: number): string => partnerName(oldFences.after[old], pairing.partnerOfOld)
  const gaps = new Map<string, number[]>()
  pairing.next.forEach((card, next) => {
    if (pairing.partnerOfNext[next] !== -1) return
    for (const side of [`<${newFences.before[next] ?? -1}`, `>${newFences.after[next] ?? -1}`]) {
      const gap = gaps.get(card.notePath + side)
      if (gap === undefined) gaps.set(card.notePath + side, [next])
      else gap.push(next)
    }
  })
  return {
    isSameNote,
    isSameChapter: (old, next) => {
      const [from, to] = [pairing.old[old], pairing.next[next]]
      return from !== undefined && to !== undefined && chapters.get(chapterName(from)) === chapterName(to)
    },
    sharedNeighbours: (old, next) => {
      if (!isSameNote(old, next) || pairing.old[old]?.retired === true) return 0
      const same = (one: string, other: number | undefined): number => (one === `${other ?? -1}` ? 1 : 0)
      return same(before(old), newFences.before[next]) + same(after(old), newFences.after[next])
    },
    gapOf: old => {
      if (pairing.old[old]?.retired === true) return []
      const note = noteOf(old)
      const near = [...(gaps.get(`${note}<${before(old)}`) ?? []).slice(0, 8)]
      return [...near, ...(gaps.get(`${note}>${after(old)}`) ?? []).slice(-8)]
    },
  }
}

interface Fences {
  /** For each card the nearest paired card before it in its note, or -1. */
  readonly before: Int32Array
  readonly after: Int32Array
}

const findFences = (
  deck: readonly LedgerCard[],
  partners: Int32Array,
  isOutside: (at: number) => boolean,
): Fences => {
  const sweep = (order: readonly number[]): Int32Array => {
    const nearest = new Int32Array(deck.length).fill(-1)
    const last = new Map<string, number>()
    for (const at of order) {
      const note = deck[at]?.notePath ?? ''
      nearest[at] = last.get(note) ?? -1
      if (partners[at] !== -1 && !isOutside(at)) last.set(note, at)
    }
    return nearest
  }
  const forward = [...deck.keys()]
  return { before: sweep(forward), after: sweep(forward.reverse()) }
}

const partnerName = (fence: number | undefined, partners: Int32Array): string =>
  `${fence === undefined || fence === -1 ? -1 : (partners[fence] ?? -1)}`
