import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('kinds with their meaning in brackets', () => {
  it.each([
    [
      'Kinds of lens: convex (bends light together), concave (spreads light out)',
      'What is meant by **concave**?',
      'spreads light out',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('sentence-bracketed', note)).toContainEqual([asked, back])
  })

  it.each([
    'Kinds of lens: convex (e.g. a magnifier), concave (e.g. a spyhole)',
    'Lenses: some are thick (in the middle), others are not (at all here)',
  ])('not %j', note => {
    expect(cardsOf('sentence-bracketed', note)).toEqual([])
  })
})
