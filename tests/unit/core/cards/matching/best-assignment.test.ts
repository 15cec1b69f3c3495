import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestAssignment, type Candidate } from '@/lib/core/cards/matching/best-assignment'

const total = (pairs: readonly Candidate[]): number => pairs.reduce((sum, pair) => sum + pair.weight, 0)

/** The heaviest choice by trying all of them. */
const bruteForce = (pairs: readonly Candidate[]): number => {
  const [first, ...rest] = pairs
  if (first === undefined) return 0
  const compatible = rest.filter(pair => pair.old !== first.old && pair.next !== first.next)
  return Math.max(bruteForce(rest), first.weight + bruteForce(compatible))
}

describe('bestAssignment', () => {
  it('prefers the best sum to the best single pair', () => {
    const pairs = [
      { old: 0, next: 0, weight: 10 },
      { old: 0, next: 1, weight: 9 },
      { old: 1, next: 0, weight: 9 },
    ]
    expect(bestAssignment(pairs)).toEqual(expect.arrayContaining(pairs.slice(1)))
  })

  it('is the optimum, each card at most once, for any candidates', () => {
    const candidates = fc.uniqueArray(
      fc.record({ old: fc.nat(5), next: fc.nat(5), weight: fc.integer({ min: 1, max: 50 }) }),
      { selector: pair => pair.old * 10 + pair.next, maxLength: 12 },
    )
    fc.assert(
      fc.property(candidates, pairs => {
        const chosen = bestAssignment(pairs)
        expect(new Set(chosen.map(pair => pair.old)).size).toBe(chosen.length)
        expect(new Set(chosen.map(pair => pair.next)).size).toBe(chosen.length)
        expect(total(chosen)).toBe(bruteForce(pairs))
      }),
    )
  })

  it('still gives each card one partner in a crowd too large to solve exactly', () => {
    const pairs = Array.from({ length: 40_000 }, (_, at) => ({
      old: at % 200,
      next: Math.floor(at / 200),
      weight: 1 + ((at * 7919) % 101),
    }))
    expect(bestAssignment(pairs)).toHaveLength(200)
  })
})
