import { isSharp } from '@/lib/core/cards/matching/side-tokens'
import type { Vocabulary } from './vocabulary'

/**
 * How one side of a card became the other: `same` words; `near`, a change of slips and small words; `like`, most
 * of what it says is still there; `weak`, something is; `none`.
 */
export type Nearness = 'same' | 'near' | 'like' | 'weak' | 'none'

export interface SideLikeness {
  /** 0 to 1: the weight of the words in common, half by their set, half by their order. */
  readonly score: number
  readonly nearness: Nearness
  /** What left and what came, after slips and renames are taken out. */
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

export interface Side {
  readonly norm: string
  readonly tokens: readonly string[]
}

const SAME: SideLikeness = { score: 1, nearness: 'same', removed: [], added: [] }

export const compareSides = (old: Side, next: Side, words: Vocabulary): SideLikeness => {
  if (old.norm === next.norm) return SAME
  const { removed, added, variants, sharedOld, sharedNext } = compareSets(old.tokens, next.tokens, words)
  const weigh = (tokens: readonly string[]): number =>
    tokens.reduce((sum, token) => sum + words.weight(token), 0)
  const total = weigh(old.tokens) + weigh(next.tokens)
  const bag = total === 0 ? 0 : (sharedOld + sharedNext) / total
  const ordered =
    bag < 0.3 || total === 0 ? bag : (2 * longestCommon(old.tokens, next.tokens, variants, words)) / total
  const score = Math.min(1, (bag + Math.min(bag, ordered)) / 2)
  const isSharpChange = removed.some(isSharp) || added.some(isSharp)
  return { score, nearness: nearnessOf(score, isSharpChange), removed, added }
}

const nearnessOf = (score: number, isSharpChange: boolean): Nearness => {
  if (score >= 0.88 && !isSharpChange) return 'near'
  if (score >= 0.58) return 'like'
  return score >= 0.3 ? 'weak' : 'none'
}

interface SetComparison {
  readonly removed: readonly string[]
  readonly added: readonly string[]
  /** What became what by a slip or a rename. */
  readonly variants: ReadonlyMap<string, string>
  readonly sharedOld: number
  readonly sharedNext: number
}

/** Slips count for nearly all of their word. */
const VARIANT = 0.9

const compareSets = (old: readonly string[], next: readonly string[], words: Vocabulary): SetComparison => {
  const left = new Map<string, number>()
  for (const token of next) left.set(token, (left.get(token) ?? 0) + 1)
  let sharedOld = 0
  let sharedNext = 0
  const unmatched: string[] = []
  for (const token of old) {
    const count = left.get(token) ?? 0
    if (count === 0) {
      unmatched.push(token)
      continue
    }
    left.set(token, count - 1)
    sharedOld += words.weight(token)
    sharedNext += words.weight(token)
  }
  const added = next.filter(token => {
    const count = left.get(token) ?? 0
    if (count > 0) left.set(token, count - 1)
    return count > 0
  })
  const variants = new Map<string, string>()
  const removed = unmatched.filter(token => {
    const at = added.findIndex(other => words.isVariant(token, other))
    if (at < 0) return true
    sharedOld += VARIANT * words.weight(token)
    sharedNext += VARIANT * words.weight(added[at] ?? token)
    variants.set(token, added[at] ?? token)
    added.splice(at, 1)
    return false
  })
  return { removed, added, variants, sharedOld, sharedNext }
}

const MOST_ORDERED = 160

/** Weight of the heaviest common subsequence; long texts are compared by their beginnings. */
const longestCommon = (
  old: readonly string[],
  next: readonly string[],
  variants: ReadonlyMap<string, string>,
  words: Vocabulary,
): number => {
  const rows = old.slice(0, MOST_ORDERED)
  const columns = next.slice(0, MOST_ORDERED)
  const weights = columns.map(token => words.weight(token))
  let above = new Float64Array(columns.length + 1)
  let row = new Float64Array(columns.length + 1)
  for (const token of rows) {
    const own = words.weight(token)
    const variant = variants.get(token)
    for (let at = 0; at < columns.length; at++) {
      const other = columns[at] ?? ''
      let share = 0
      if (token === other) share = own
      else if (variant === other) share = (VARIANT * (own + (weights[at] ?? own))) / 2
      const skipped = Math.max(above[at + 1] ?? 0, row[at] ?? 0)
      row[at + 1] = share > 0 ? Math.max(skipped, (above[at] ?? 0) + share) : skipped
    }
    ;[above, row] = [row, above]
  }
  const rest = (tokens: readonly string[]): number =>
    tokens.slice(MOST_ORDERED).reduce((sum, token) => sum + words.weight(token), 0)
  return (above[columns.length] ?? 0) + Math.min(rest(old), rest(next))
}
