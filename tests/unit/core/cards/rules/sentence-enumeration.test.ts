import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('things told one after the other', () => {
  it.each([
    [
      'The noble gases here are helium, neon and argon.',
      'The noble gases here are […]',
      '- helium\n- neon\n- argon',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('sentence-enumeration', note)).toContainEqual([asked, back])
  })

  it.each(['They are helium, neon and argon.', 'Some gases (e.g. helium, neon, argon) are noble.'])(
    'not %j',
    note => {
      expect(cardsOf('sentence-enumeration', note)).toEqual([])
    },
  )
})
