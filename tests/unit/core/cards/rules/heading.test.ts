import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('a heading and its meaning', () => {
  it.each([
    [
      '# Notes\n\n### Prion: a protein that folds wrongly',
      'What is meant by **Prion**?',
      'a protein that folds wrongly',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('heading-term-and-meaning', note)).toContainEqual([asked, back])
  })

  it.each([
    '# Notes\n\n## Week 3: proteins that fold wrongly',
    '# Notes\n\n## Order: which setting wins over which\n\n1. the file\n2. the flag',
  ])('not %j', note => {
    expect(cardsOf('heading-term-and-meaning', note)).toEqual([])
  })
})

describe('a heading that is the term', () => {
  it.each([
    [
      '# Notes\n\n## Prion\n\nThis is a protein that folds wrongly.',
      'What is **Prion**?',
      'This is a protein that folds wrongly.',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('heading-then-meaning', note)).toContainEqual([asked, back])
  })

  it.each(['# Notes\n\n## Examples\n\nThis is a protein that folds wrongly.'])('not %j', note => {
    expect(cardsOf('heading-then-meaning', note)).toEqual([])
  })
})

describe('a heading that asks', () => {
  it.each([
    [
      '# Notes\n\n## What is a prion?\n\nA protein that folds wrongly.',
      'What is a prion?',
      'A protein that folds wrongly.',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('heading-question', note)).toContainEqual([asked, back])
  })

  it.each(['# Notes\n\n## Why?\n\nBecause the protein folds wrongly.'])('not %j', note => {
    expect(cardsOf('heading-question', note)).toEqual([])
  })
})

describe('a heading above things in a row', () => {
  it.each([
    [
      '# Deutsch\n\n## Modalverben der Gruppe eins\n\ndürfen, können, mögen, müssen',
      'Modalverben der Gruppe eins',
      '- dürfen\n- können\n- mögen\n- müssen',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('heading-then-items', note)).toContainEqual([asked, back])
  })

  it.each(['# Deutsch\n\n## Modalverben\n\ndürfen und können'])('not %j', note => {
    expect(cardsOf('heading-then-items', note)).toEqual([])
  })
})
