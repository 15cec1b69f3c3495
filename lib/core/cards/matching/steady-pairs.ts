import { foldText, normalisePhrase } from '@/lib/core/cards/keys/normalise'
import type { LedgerCard } from './ledger-card'
import { freeNexts, freeOlds, isFreeNext, isFreeOld, type Pairing, pairUp } from './pairing'
import { followNames } from './places'
import { sideTokens } from './side-tokens'

/** Pairs that need no weighing: the very same words, or the same key on words that do not contradict it. */

const words = (card: LedgerCard): string =>
  [foldText(card.front), foldText(card.back), card.answer === null ? '' : foldText(card.answer)].join(
    '\u0000',
  )

const joinNames = (...names: readonly string[]): string => names.join('\u0001')

/**
 * Pairs free cards whose names are equal. Several with one name are paired in their order, those in the same
 * chapter first.
 */
const pairByName = (
  pairing: Pairing,
  olds: readonly number[],
  nameOfOld: (card: LedgerCard) => string,
  nameOfNext: (card: LedgerCard) => string,
  isAllowed: (old: LedgerCard, next: LedgerCard) => boolean = () => true,
): void => {
  const waiting = new Map<string, number[]>()
  for (const at of freeNexts(pairing)) {
    const card = pairing.next[at]
    if (card === undefined) continue
    const name = nameOfNext(card)
    const queue = waiting.get(name)
    if (queue === undefined) waiting.set(name, [at])
    else queue.push(at)
  }
  for (const old of olds) {
    const card = pairing.old[old]
    if (card === undefined || !isFreeOld(pairing, old)) continue
    const partner = waiting.get(nameOfOld(card))?.find(next => {
      const other = pairing.next[next]
      return other !== undefined && isFreeNext(pairing, next) && isAllowed(card, other)
    })
    if (partner !== undefined) pairUp(pairing, old, partner)
  }
}

const chapterOf = (card: LedgerCard): string => card.chapter.join('\u0002')

/**
 * Same note first: same words in the same chapter, then anywhere in the note, then the same key. Then the notes
 * that were renamed, by what they hold; then passages that moved to another note unchanged.
 */
export const pairSteadyCards = (pairing: Pairing, isOfThisRound: (old: LedgerCard) => boolean): void => {
  const olds = (): number[] =>
    freeOlds(pairing).filter(at => {
      const card = pairing.old[at]
      return card !== undefined && isOfThisRound(card)
    })
  const inNote = (noteOf: (card: LedgerCard) => string): void => {
    pairByName(
      pairing,
      olds(),
      card => joinNames(noteOf(card), chapterOf(card), words(card)),
      card => joinNames(card.notePath, chapterOf(card), words(card)),
    )
    pairByName(
      pairing,
      olds(),
      card => joinNames(noteOf(card), words(card)),
      card => joinNames(card.notePath, words(card)),
    )
    pairByName(
      pairing,
      olds(),
      card => joinNames(noteOf(card), card.key),
      card => joinNames(card.notePath, card.key),
      isSameFactByKey,
    )
  }
  inNote(card => card.notePath)
  pairByName(pairing, olds(), words, words)
  const renamed = followNames(pairing, card => card.notePath)
  inNote(card => renamed.get(card.notePath) ?? card.notePath)
}

/** Below this many letters a subject is a label (`Usage`, `Note`) that many facts may bear. */
const SHORT_SUBJECT = 14

/**
 * A key names the subject; the rest may have been rewritten. Only where nothing else speaks for it (a short
 * subject, another chapter, no word in common on the other side) the key alone is not believed.
 */
const isSameFactByKey = (old: LedgerCard, next: LedgerCard): boolean => {
  if (chapterOf(old) === chapterOf(next)) return true
  if (old.chapter.at(-1) !== undefined && old.chapter.at(-1) === next.chapter.at(-1)) return true
  const [front, back] = [normalisePhrase(old.front), normalisePhrase(old.back)]
  const isFrontSame = front === normalisePhrase(next.front)
  const isBackSame = back === normalisePhrase(next.back)
  if (isFrontSame && isBackSame) return true
  if (isFrontSame && front.length >= SHORT_SUBJECT * 2) return true
  if (isBackSame && back.length >= SHORT_SUBJECT) return true
  return (
    (isFrontSame || sharesWords(old.front, next.front)) && (isBackSame || sharesWords(old.back, next.back))
  )
}

const sharesWords = (one: string, other: string): boolean => {
  const tokens = new Set(sideTokens(one).filter(token => token.length > 3))
  return sideTokens(other).some(token => tokens.has(token))
}
