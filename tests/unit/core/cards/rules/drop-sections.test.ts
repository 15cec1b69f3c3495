import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('sections that teach nothing', () => {
  it.each([
    [
      '# Tool\n\n## Terms\n\nShard: one part of a split table',
      'What is meant by **Shard**?',
      'one part of a split table',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('term-then-meaning', note)).toContainEqual([asked, back])
  })

  it.each([
    '# Tool\n\n## Contributing\n\nShard: one part of a split table',
    '# Tool\n\n## Lizenz\n\nShard: one part of a split table',
    '# Tool\n\n## Table of contents\n\nShard: one part of a split table',
  ])('not %j', note => {
    expect(cardsOf('term-then-meaning', note)).toEqual([])
  })
})
