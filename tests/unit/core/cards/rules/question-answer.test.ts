import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('question and answer', () => {
  it.each([
    [
      '**Q: What is a quorum?**\nA: The least number of members for a vote.',
      'What is a quorum?',
      'The least number of members for a vote.',
    ],
    [
      '**What is a quorum?**\n\nThe least number of members for a vote.',
      'What is a quorum?',
      'The least number of members for a vote.',
    ],
    [
      '¿Qué es un quórum? El número mínimo de miembros.',
      '¿Qué es un quórum?',
      'El número mínimo de miembros.',
    ],
    ['什么是法定人数？\n开会所需的最少人数。', '什么是法定人数？', '开会所需的最少人数。'],
    [
      '> [!question] What is a quorum?\n> The least number of members.',
      'What is a quorum?',
      'The least number of members.',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('question-and-answer', note)).toContainEqual([asked, back])
  })

  it.each(['Want to know more? Read the book.', 'What is a quorum?', 'How does this work? It depends.'])(
    'not %j',
    note => {
      expect(cardsOf('question-and-answer', note)).toEqual([])
    },
  )
})
