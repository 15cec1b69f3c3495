import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('a sentence that gives a name', () => {
  it.each([
    [
      'Unter einem *Atom* versteht man den kleinsten Baustein eines Elements, der nicht weiter zerlegt wird.',
      'Was bedeutet **Atom**?',
      'den kleinsten Baustein eines Elements, der nicht weiter zerlegt wird',
    ],
    [
      'On appelle *quorum* un nombre minimal de membres pour que le vote soit valable.',
      'Que signifie **quorum** ?',
      'un nombre minimal de membres pour que le vote soit valable.',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('sentence-naming', note)).toContainEqual([asked, back])
  })

  it.each(['Unter dem Tisch liegt der Hund, der die Katze nicht mag.'])('not %j', note => {
    expect(cardsOf('sentence-naming', note)).toEqual([])
  })
})

describe('the name closes the sentence', () => {
  it.each([
    [
      'The least number of members for a vote is called a quorum.',
      'What is meant by **quorum**?',
      'The least number of members for a vote',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('sentence-called', note)).toContainEqual([asked, back])
  })

  it.each(['It is called a quorum.'])('not %j', note => {
    expect(cardsOf('sentence-called', note)).toEqual([])
  })
})

describe('condition and consequence', () => {
  it.each([
    [
      'If the pressure falls, the water boils at a lower temperature.',
      'If the pressure falls: what happens then?',
      'the water boils at a lower temperature.',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('sentence-if', note)).toContainEqual([asked, back])
  })

  it.each([
    'If you want more, read the second chapter of the book.',
    'If the latter is true, the water boils at a lower temperature.',
  ])('not %j', note => {
    expect(cardsOf('sentence-if', note)).toEqual([])
  })
})
