import type { Rating } from '@/lib/core/reviews/event'

/**
 * Compares what was typed with the answer, word by word. Exact for now: after trimming, every word must be the
 * same; what a shell would read alike is judged by a later rule behind the same shape.
 */

export interface TypedToken {
  readonly text: string
  /** `changed`: typed instead of `expected`. `missing`: not typed. `extra`: typed but not asked for. */
  readonly mark: 'same' | 'missing' | 'extra' | 'changed'
  /** For `changed`. */
  readonly expected?: string
}

export interface TypedComparison {
  readonly verdict: 'same' | 'different'
  /** In the order in which they are read. */
  readonly tokens: readonly TypedToken[]
  readonly suggestedRating: Rating
}

/** More words than this are compared by place alone, so that a pasted novel costs nothing. */
const MOST_ALIGNED = 400

export function compareTyped(expected: string, typed: string): TypedComparison {
  const wanted = words(expected)
  const given = words(typed)
  const isSame = expected.trim() === typed.trim()
  const tokens = isSame ? wanted.map(text => ({ text, mark: 'same' as const })) : align(wanted, given)
  return { verdict: isSame ? 'same' : 'different', tokens, suggestedRating: isSame ? 3 : 1 }
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== '')
}

function align(wanted: readonly string[], given: readonly string[]): TypedToken[] {
  const common = longestCommon(wanted, given)
  const tokens: TypedToken[] = []
  let w = 0
  let g = 0
  for (const [nextW, nextG] of [...common, [wanted.length, given.length] as const]) {
    const missing = wanted.slice(w, nextW)
    const extra = given.slice(g, nextG)
    const pairs = Math.min(missing.length, extra.length)
    for (const [index, text] of extra.slice(0, pairs).entries()) {
      tokens.push({ text, mark: 'changed', expected: missing[index] ?? '' })
    }
    for (const text of missing.slice(pairs)) tokens.push({ text, mark: 'missing' })
    for (const text of extra.slice(pairs)) tokens.push({ text, mark: 'extra' })
    const same = wanted[nextW]
    if (same !== undefined && nextG < given.length) tokens.push({ text: same, mark: 'same' })
    w = nextW + 1
    g = nextG + 1
  }
  return tokens
}

/** Index pairs of a longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  if (a.length > MOST_ALIGNED || b.length > MOST_ALIGNED) {
    return a.flatMap((word, index) => (b[index] === word ? [[index, index] as const] : []))
  }
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
