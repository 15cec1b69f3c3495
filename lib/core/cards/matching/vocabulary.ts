import { classWeight, isSlip, sideTokens } from '@/lib/core/cards/matching/side-tokens'
import type { LedgerCard } from './ledger-card'

/**
 * What the words of both decks say about each other. Cards of one vault resemble each other by their templates
 * and by the tools they are about; a word counts the more, the fewer cards have it. A word that left with the
 * old deck while another came with the new one may be a corrected slip or a rename; words that both decks know
 * are never taken for each other (`http`, `https`).
 */
export interface Vocabulary {
  readonly weight: (token: string) => number
  /** True when `old` may have become `next` by an edit that changes no fact. */
  readonly isVariant: (old: string, next: string) => boolean
}

export const buildVocabulary = (old: readonly LedgerCard[], next: readonly LedgerCard[]): Vocabulary => {
  const inOld = countTokens(old)
  const inNew = countTokens(next)
  const cards = old.length + next.length
  const weights = new Map<string, number>()
  const weight = (token: string): number => {
    const known = weights.get(token)
    if (known !== undefined) return known
    const fresh =
      classWeight(token) *
      Math.log2(1.5 + cards / Math.max(1, (inOld.get(token) ?? 0) + (inNew.get(token) ?? 0)))
    weights.set(token, fresh)
    return fresh
  }
  const isVariant = (a: string, b: string): boolean => {
    const isNearLength = Math.abs(a.length - b.length) <= 1
    const before = inOld.get(a) ?? 0
    const after = inNew.get(b) ?? 0
    if (!isNearLength && !isRename(before, after)) return false
    const hasLeft = !inNew.has(a)
    const hasCome = !inOld.has(b)
    if (isNearLength && (hasLeft || hasCome) && isSlip(a, b)) return true
    return hasLeft && hasCome && isRename(before, after)
  }
  return { weight, isVariant }
}

/** The cards of one passage come in twos and threes; more than that means the word changed in several places. */
const LEAST_CARDS_OF_RENAME = 4
const isRename = (before: number, after: number): boolean =>
  before >= LEAST_CARDS_OF_RENAME && after >= before * 0.6 && after <= before * 1.6

const countTokens = (cards: readonly LedgerCard[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const card of cards) {
    for (const token of new Set([...sideTokens(card.front), ...sideTokens(card.back)])) {
      counts.set(token, (counts.get(token) ?? 0) + 1)
    }
  }
  return counts
}
