import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('code, then its meaning in brackets', () => {
  it.each([
    [
      '`git fetch --prune` (forget branches that are gone)',
      'forget branches that are gone',
      '`git fetch --prune`',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('code-then-parenthesis', note)).toContainEqual([asked, back])
  })

  it.each(['`git fetch --prune` (new)'])('not %j', note => {
    expect(cardsOf('code-then-parenthesis', note)).toEqual([])
  })
})
