import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('pairs of code and words', () => {
  it.each([
    ['`x` cuts a character, `p` pastes it', 'cuts a character', '`x`'],
    ['`PUT` is idempotent, `POST` creates a new resource', 'What is `PUT`?', 'idempotent'],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('code-pairs', note)).toContainEqual([asked, back])
  })

  it.each(['`git add` uses `git diff`, then stops', '`a`, `b` and `c`'])('not %j', note => {
    expect(cardsOf('code-pairs', note)).toEqual([])
  })
})
