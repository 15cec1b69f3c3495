import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('a sentence with a gap', () => {
  it.each([
    [
      'Settings of the editor live in `settings.json` on every machine.',
      'Settings of the editor live in […] on every machine.',
      '`settings.json`',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('sentence-cloze', note)).toContainEqual([asked, back])
  })

  it.each([
    'See `settings.json` for the rest of the options.',
    'It lives in `settings.json` on every machine.',
  ])('not %j', note => {
    expect(cardsOf('sentence-cloze', note)).toEqual([])
  })
})
