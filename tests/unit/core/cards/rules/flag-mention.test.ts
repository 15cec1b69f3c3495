import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('flags that an explanation speaks of', () => {
  it.each([
    [
      '- `curl -sL example.org`: fetch a page. The -L flag tells curl to follow redirects.',
      'tells curl to follow redirects.',
      '`-L`',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('flag-in-explanation', note)).toContainEqual([asked, back])
  })

  it.each(['- `curl -sL example.org`: fetch a well-known page'])('not %j', note => {
    expect(cardsOf('flag-in-explanation', note)).toEqual([])
  })
})
