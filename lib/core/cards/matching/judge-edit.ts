import { isSharp } from '@/lib/core/cards/matching/side-tokens'
import type { Nearness, SideLikeness } from './likeness'

/**
 * Decides whether the new card may be the old one after an edit. Thresholds favour *new* over *wrong*: to keep
 * progress it takes one side that stayed, or a place that stayed, and never a fact that was swapped for its
 * neighbour (`start` for `stop` on both sides at once).
 */
export interface EditEvidence {
  readonly front: SideLikeness
  readonly back: SideLikeness
  /** No other card has the same words on this side. */
  readonly isFrontDistinctive: boolean
  readonly isBackDistinctive: boolean
  /** How many words that say something the new card has on each side. */
  readonly frontLength: number
  readonly backLength: number
  readonly isSameKind: boolean
  readonly isRetired: boolean
  readonly scope: 'chapter' | 'note' | 'vault'
  /** Of the neighbours before and after, how many are the same: 0 to 2. */
  readonly neighbours: number
}

export interface EditVerdict {
  readonly weight: number
  /** Rests on words that stayed, not on place or on weak resemblance. */
  readonly isSure: boolean
}

const RANK: Readonly<Record<Nearness, number>> = { same: 4, near: 3, like: 2, weak: 1, none: 0 }

export const judgeEdit = (edit: EditEvidence): EditVerdict | null => {
  const frontRank = RANK[edit.front.nearness]
  const backRank = RANK[edit.back.nearness]
  const better = Math.max(frontRank, backRank)
  const worse = Math.min(frontRank, backRank)
  if (!isAllowed(edit, better, worse)) return null
  const place = { chapter: 0.12, note: 0.06, vault: 0 }[edit.scope] + 0.05 * edit.neighbours
  const kind = edit.isSameKind ? 0.05 : 0
  return { weight: edit.front.score + edit.back.score + place + kind, isSure: better >= 3 && worse >= 2 }
}

/** So many words in common are no accident, even when the other side is another: the term was renamed. */
const RICH_SIDE = 4

const isAllowed = (edit: EditEvidence, better: number, worse: number): boolean => {
  const isNearBoth = better >= 3 && worse >= 3
  if (isNearBoth) return true
  if (!edit.isSameKind && edit.scope !== 'chapter') return false
  if (isSwapped(edit)) return false
  const staying = RANK[edit.front.nearness] >= RANK[edit.back.nearness] ? 'front' : 'back'
  const isDistinctive = staying === 'front' ? edit.isFrontDistinctive : edit.isBackDistinctive
  if (edit.isRetired) return better === 4 && worse >= 2 && isDistinctive && edit.scope !== 'vault'
  if (better === 4 && worse === 2) return edit.scope !== 'vault' || isDistinctive
  if (better === 4 && worse === 1) return edit.scope === 'chapter' && isDistinctive
  if (better === 4) {
    const length = staying === 'front' ? edit.frontLength : edit.backLength
    return edit.scope === 'chapter' && isDistinctive && length >= RICH_SIDE
  }
  if (better === 3 && worse === 2) return edit.scope === 'chapter' || (edit.scope === 'note' && isDistinctive)
  if (better === 3 && worse === 1) return edit.scope === 'chapter' && edit.neighbours === 2
  const mean = (edit.front.score + edit.back.score) / 2
  if (better === 2 && worse === 2 && mean >= 0.66) {
    return edit.scope === 'chapter' && edit.neighbours >= 1 && !changesSharply(edit)
  }
  return false
}

/** `Name all 4` becomes `Name all 5` when the list grows: the count on the front is the list's shadow. */
const changesSharply = ({ front, back }: EditEvidence): boolean => {
  const isListEdit = back.removed.length === 0 || back.added.length === 0
  const isCount = (token: string): boolean => isListEdit && /^\d{1,2}$/.test(token)
  const changed = [...front.removed, ...front.added].filter(token => !isCount(token))
  return [...changed, ...back.removed, ...back.added].some(isSharp)
}

/** Function words and marks may come and go together; words that say something may not. */
const says = (token: string): boolean => isSharp(token) || token.length > 2

/**
 * True when the same word left both sides and the same word came to both: another fact of the same family took
 * this place. A word that only came, or only left, on both sides counts when it is a flag, number or negation.
 */
const isSwapped = ({ front, back }: EditEvidence): boolean => {
  const both = (one: readonly string[], other: readonly string[]): string[] =>
    one.filter(token => says(token) && other.includes(token))
  const left = both(front.removed, back.removed)
  const came = both(front.added, back.added)
  if (left.length > 0 && came.length > 0) return true
  return [...left, ...came].some(isSharp)
}
