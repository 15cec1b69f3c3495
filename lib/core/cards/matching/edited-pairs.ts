import { normaliseCommand, normalisePhrase } from '@/lib/core/cards/keys/normalise'
import { bestAssignment, type Candidate } from '@/lib/core/cards/matching/best-assignment'
import { findCandidates } from './find-candidates'
import { judgeEdit } from './judge-edit'
import type { LedgerCard } from './ledger-card'
import { compareSides, type Side } from './likeness'
import { freeNexts, type Pairing, pairUp } from './pairing'
import { findPlaces } from './places'
import { classWeight, sideTokens } from './side-tokens'
import type { Vocabulary } from './vocabulary'

interface Sides {
  readonly front: Side
  readonly back: Side
}

const sidesOf = (card: LedgerCard): Sides => ({
  front: { norm: normalisePhrase(card.front), tokens: sideTokens(card.front) },
  back: {
    norm: `${normalisePhrase(card.back)}\n${card.answer === null ? '' : normaliseCommand(card.answer)}`,
    tokens: sideTokens(card.back),
  },
})

/** Two ways to pair a card that are this close in weight are a toss-up. */
const TOSS_UP = 0.03

/**
 * Pairs the given old cards with what is left of the new deck, where an edit explains the difference: the best
 * overall assignment over all pairs that `judgeEdit` allows. A pair that rests on weak signs and has an equally
 * good rival is not made: new is better than wrong.
 */
export const pairEditedCards = (pairing: Pairing, olds: readonly number[], words: Vocabulary): void => {
  const nexts = freeNexts(pairing)
  if (olds.length === 0 || nexts.length === 0) return
  const places = findPlaces(pairing)
  const oldSides = new Map(olds.flatMap(at => entry(at, pairing.old[at])))
  const nextSides = new Map(nexts.flatMap(at => entry(at, pairing.next[at])))
  const crowd = countNorms(pairing.old.map(sidesOf), pairing.next.map(sidesOf))
  const allowed: (Candidate & { readonly isSure: boolean })[] = []
  for (const [old, next] of findCandidates(oldSides, nextSides, words, places.gapOf)) {
    const [from, to] = [pairing.old[old], pairing.next[next]]
    const [one, other] = [oldSides.get(old), nextSides.get(next)]
    if (from === undefined || to === undefined || one === undefined || other === undefined) continue
    const verdict = judgeEdit({
      front: compareSides(one.front, other.front, words),
      back: compareSides(one.back, other.back, words),
      isFrontDistinctive: crowd(one.front.norm) <= 1 && crowd(other.front.norm) <= 1,
      isBackDistinctive: crowd(one.back.norm) <= 1 && crowd(other.back.norm) <= 1,
      frontLength: countSaying(other.front.tokens),
      backLength: countSaying(other.back.tokens),
      isSameKind: from.kind === to.kind && (from.answer === null) === (to.answer === null),
      isRetired: from.retired === true,
      scope: !places.isSameNote(old, next) ? 'vault' : places.isSameChapter(old, next) ? 'chapter' : 'note',
      neighbours: places.sharedNeighbours(old, next),
    })
    if (verdict !== null) allowed.push({ old, next, ...verdict })
  }
  const chosen = bestAssignment(allowed)
  const takenOld = new Set(chosen.map(pair => pair.old))
  const takenNext = new Set(chosen.map(pair => pair.next))
  const byOld = groupPairs(allowed, pair => pair.old)
  const byNext = groupPairs(allowed, pair => pair.next)
  for (const pair of chosen) {
    const rivals = pair.isSure ? [] : [...(byOld.get(pair.old) ?? []), ...(byNext.get(pair.next) ?? [])]
    const isTossUp = rivals.some(
      rival =>
        rival.weight >= pair.weight - TOSS_UP && (!takenNext.has(rival.next) || !takenOld.has(rival.old)),
    )
    if (!isTossUp) pairUp(pairing, pair.old, pair.next)
  }
}

const entry = (at: number, card: LedgerCard | undefined): [number, Sides][] =>
  card === undefined ? [] : [[at, sidesOf(card)]]

const groupPairs = <P>(pairs: readonly P[], cardOf: (pair: P) => number): Map<number, P[]> => {
  const groups = new Map<number, P[]>()
  for (const pair of pairs) {
    const group = groups.get(cardOf(pair))
    if (group === undefined) groups.set(cardOf(pair), [pair])
    else group.push(pair)
  }
  return groups
}

const countSaying = (tokens: readonly string[]): number =>
  new Set(tokens.filter(token => classWeight(token) >= 1)).size

/** How many cards of the fuller deck bear these words on one side. */
const countNorms = (olds: readonly Sides[], nexts: readonly Sides[]): ((norm: string) => number) => {
  const count = (deck: readonly Sides[]): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const { front, back } of deck) {
      for (const { norm } of [front, back]) counts.set(norm, (counts.get(norm) ?? 0) + 1)
    }
    return counts
  }
  const [before, after] = [count(olds), count(nexts)]
  return norm => Math.max(before.get(norm) ?? 0, after.get(norm) ?? 0)
}
