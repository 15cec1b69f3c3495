import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('a term defined by its condition', () => {
  it.each([
    [
      'A graph is *connected* if every two nodes are joined by a path.',
      'When is a graph **connected**?',
      'every two nodes are joined by a path',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('sentence-term-if', note)).toContainEqual([asked, back])
  })

  it.each(['It is *connected* if every two nodes are joined.', 'A graph is *useful* for many things.'])(
    'not %j',
    note => {
      expect(cardsOf('sentence-term-if', note)).toEqual([])
    },
  )
})
