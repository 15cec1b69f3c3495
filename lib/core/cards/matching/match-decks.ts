import { pairEditedCards } from '@/lib/core/cards/matching/edited-pairs'
import type { DeckDiff, LedgerCard } from '@/lib/core/cards/matching/ledger-card'
import { startPairing } from './pairing'
import { pairSteadyCards } from './steady-pairs'
import { buildVocabulary } from './vocabulary'

/**
 * Says what became of every card of the old deck in the new one. Both decks list their cards note by note in the
 * order of their lines. First what needs no weighing: the same words, the same key. What is left over is matched
 * by the best overall assignment, where the same chapter counts for more than the same note, and that for more
 * than the rest of the vault. Cards retired earlier come last, and only to passages that no living card claims.
 */
export const matchDecks = <Old extends LedgerCard, New extends LedgerCard>(
  old: readonly Old[],
  next: readonly New[],
): DeckDiff<Old, New> => {
  const pairing = startPairing(old, next)
  const isLiving = (card: LedgerCard): boolean => card.retired !== true
  pairSteadyCards(pairing, isLiving)
  pairSteadyCards(pairing, card => !isLiving(card))
  const steady = new Set(old.flatMap((_, at) => (pairing.partnerOfOld[at] === -1 ? [] : [at])))
  const isDone = (): boolean => !pairing.partnerOfNext.includes(-1) || !pairing.partnerOfOld.includes(-1)
  if (!isDone()) {
    const words = buildVocabulary(old, next)
    for (const round of [isLiving, (card: LedgerCard) => !isLiving(card)]) {
      const olds = old.flatMap((card, at) => (pairing.partnerOfOld[at] === -1 && round(card) ? [at] : []))
      if (!isDone()) pairEditedCards(pairing, olds, words)
    }
  }
  return sortOut(old, next, pairing.partnerOfOld, pairing.partnerOfNext, steady)
}

const sortOut = <Old extends LedgerCard, New extends LedgerCard>(
  old: readonly Old[],
  next: readonly New[],
  partnerOfOld: Int32Array,
  partnerOfNext: Int32Array,
  steady: ReadonlySet<number>,
): DeckDiff<Old, New> => {
  const kept: [Old, New][] = []
  const matched: [Old, New][] = []
  const restored: [Old, New][] = []
  const retired: Old[] = []
  old.forEach((card, at) => {
    const partner = next[partnerOfOld[at] ?? -1]
    if (partner === undefined) {
      if (card.retired !== true) retired.push(card)
    } else if (card.retired === true) restored.push([card, partner])
    else (steady.has(at) ? kept : matched).push([card, partner])
  })
  return { kept, matched, restored, retired, created: next.filter((_, at) => partnerOfNext[at] === -1) }
}
