import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('what something is', () => {
  it.each([
    ['A prion is a protein that folds wrongly.', 'What is a **prion**?', 'a protein that folds wrongly.'],
    [
      'Mount Logan, in the far north, is the highest peak of its country.',
      'What is **Mount Logan**?',
      'the highest peak of its country.',
    ],
    [
      'ADC stands for analog to digital converter.',
      'What is meant by **ADC**?',
      'analog to digital converter.',
    ],
    [
      'Una célula es la unidad más pequeña de la vida.',
      '¿Qué es una **célula**?',
      'la unidad más pequeña de la vida.',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('sentence-is', note)).toContainEqual([asked, back])
  })

  it.each([
    'It is a protein that folds wrongly.',
    'Lower is better than the other one here.',
    'This is important.',
  ])('not %j', note => {
    expect(cardsOf('sentence-is', note)).toEqual([])
  })
})

describe('what something does', () => {
  it.each([
    [
      'A router filters the traffic of a network.',
      'What does a **router** do?',
      'filters the traffic of a network.',
    ],
    ['`uniq -c` counts repeated lines.', 'counts repeated lines.', '`uniq -c`'],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('sentence-verb', note)).toContainEqual([asked, back])
  })

  it.each(['Merge multiple streams into one pipe.', 'Fully integrates a new method.'])('not %j', note => {
    expect(cardsOf('sentence-verb', note)).toEqual([])
  })
})
