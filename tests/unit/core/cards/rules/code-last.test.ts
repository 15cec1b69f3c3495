import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('a task, then the code that does it', () => {
  it.each([['- Show free memory `free -h`', 'Show free memory', '`free -h`']])('%j', (note, asked, back) => {
    expect(cardsOf('task-before-code', note)).toContainEqual([asked, back])
  })

  it.each(['- Read more about the `free -h`', '- Type `free -h`'])('not %j', note => {
    expect(cardsOf('task-before-code', note)).toEqual([])
  })
})
