import type { Side } from './likeness'
import type { Vocabulary } from './vocabulary'

interface Sides {
  readonly front: Side
  readonly back: Side
}

const MOST_CANDIDATES = 14
const TOKENS_ASKED = 10
const LONGEST_POSTING = 80
const LONGEST_SIDE_POSTING = 24

/**
 * Which pairs are worth comparing: cards that share a whole side, or rare words, or stand in the same gap. Each
 * old card asks by its rarest words only and crowded words are passed over, so that the work grows with the
 * number of cards, not with its square.
 */
export function* findCandidates(
  olds: ReadonlyMap<number, Sides>,
  nexts: ReadonlyMap<number, Sides>,
  words: Vocabulary,
  gapOf: (old: number) => readonly number[],
): Generator<readonly [number, number]> {
  const byToken = new Map<string, number[]>()
  const bySide = new Map<string, number[]>()
  for (const [next, sides] of nexts) {
    for (const name of sideNames(sides)) post(bySide, name, next)
    for (const token of tokensOf(sides)) post(byToken, token, next)
  }
  for (const [old, sides] of olds) {
    const found = new Set(gapOf(old).filter(next => nexts.has(next)))
    for (const name of sideNames(sides)) {
      for (const next of (bySide.get(name) ?? []).slice(0, LONGEST_SIDE_POSTING)) found.add(next)
    }
    for (const next of bestByTokens(sides, byToken, words)) found.add(next)
    for (const next of found) yield [old, next]
  }
}

const bestByTokens = (sides: Sides, byToken: ReadonlyMap<string, number[]>, words: Vocabulary): number[] => {
  const asked = [...tokensOf(sides)]
    .filter(token => (byToken.get(token)?.length ?? 0) <= LONGEST_POSTING)
    .filter(token => byToken.has(token))
    .sort((a, b) => words.weight(b) - words.weight(a))
    .slice(0, TOKENS_ASKED)
  const votes = new Map<number, number>()
  for (const token of asked) {
    for (const next of byToken.get(token) ?? []) {
      votes.set(next, (votes.get(next) ?? 0) + words.weight(token))
    }
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_CANDIDATES)
    .map(([next]) => next)
}

const tokensOf = (sides: Sides): Set<string> => new Set([...sides.front.tokens, ...sides.back.tokens])
const sideNames = (sides: Sides): readonly string[] => [`f${sides.front.norm}`, `b${sides.back.norm}`]

const post = (index: Map<string, number[]>, name: string, next: number): void => {
  const posting = index.get(name)
  if (posting === undefined) index.set(name, [next])
  else posting.push(next)
}
