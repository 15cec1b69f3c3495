import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('a list with its stem', () => {
  it.each([
    [
      'The three noble gases here are:\n\n- helium\n- neon\n- argon',
      'The three noble gases here are',
      '- helium\n- neon\n- argon',
    ],
    [
      '# Bio\n\n## Phases of a wave\n\n1. rise\n2. crest\n3. fall',
      'Phases of a wave',
      '1. rise\n2. crest\n3. fall',
    ],
    [
      '# Ethics\n\n## The three virtues\n\n- [[Faith]]\n- [[Hope]]\n- [[Love]]',
      'The three virtues',
      '- Faith\n- Hope\n- Love',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('list-with-stem', note)).toContainEqual([asked, back])
  })

  it.each([
    'Shopping:\n\n- milk\n- bread\n- salt',
    'Things to do:\n\n- [ ] call Ann\n- [x] call Bob\n- [ ] rest',
    '- helium\n- neon\n- argon',
  ])('not %j', note => {
    expect(cardsOf('list-with-stem', note)).toEqual([])
  })
})

describe('codes with their meaning', () => {
  it.each([
    ['Codes:\n\n* 7500 hijack\n* 7600 radio failure', 'What does **7600** stand for?', 'radio failure'],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('figure-then-meaning', note)).toContainEqual([asked, back])
  })

  it.each(['Dough:\n\n* 500 g flour\n* 300 ml water', '- 1200 people came'])('not %j', note => {
    expect(cardsOf('figure-then-meaning', note)).toEqual([])
  })
})

describe('a question with its answer below', () => {
  it.each([
    [
      '- What holds a nucleus together?\n  - the strong force',
      'What holds a nucleus together?',
      'the strong force',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('question-then-answer', note)).toContainEqual([asked, back])
  })

  it.each(['- What holds a nucleus together?'])('not %j', note => {
    expect(cardsOf('question-then-answer', note)).toEqual([])
  })
})
