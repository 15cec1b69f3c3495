import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('term, separator, meaning', () => {
  it.each([
    [
      'Osmosis: water moves through a membrane',
      'What is meant by **Osmosis**?',
      'water moves through a membrane',
    ],
    [
      '**Osmosis** — water moves through a membrane',
      'What is meant by **Osmosis**?',
      'water moves through a membrane',
    ],
    [
      '- Osmosis = water moves through a membrane',
      'What is meant by **Osmosis**?',
      'water moves through a membrane',
    ],
    [
      'Ósmosis: el paso de agua por una membrana que es semipermeable',
      '¿Qué significa **Ósmosis**?',
      'el paso de agua por una membrana que es semipermeable',
    ],
    ['渗透：水通过半透膜的运动', '**渗透** 是什么意思？', '水通过半透膜的运动'],
    [
      '- 14 July 1789 – the Bastille is stormed by a crowd',
      '**14 July 1789**: what happened?',
      'the Bastille is stormed by a crowd',
    ],
    [
      '- 8080 - where the test server listens by default',
      'What does **8080** stand for?',
      'where the test server listens by default',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('term-then-meaning', note)).toContainEqual([asked, back])
  })

  it.each([
    'Note: water moves through a membrane',
    'See also: the chapter on cells',
    '12:30 lunch with everybody',
    'Homework: read pages ten to twenty',
    'Exercise 2.1: show that it holds',
    'Link: https://example.org/cells',
  ])('not %j', note => {
    expect(cardsOf('term-then-meaning', note)).toEqual([])
  })
})

describe('short pairs ask for each other', () => {
  it.each([
    ['## Capitals\n\nNorway - Oslo\nGhana - Accra', '**Norway** → ?', 'Oslo'],
    ['## Capitals\n\nNorway - Oslo\nGhana - Accra', '? ← Accra', '**Ghana**'],
    ['- to put off → aplazar\n- to look up → buscar', '**to put off** → ?', 'aplazar'],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('pair', note)).toContainEqual([asked, back])
  })

  it.each(['Norway - Oslo'])('not %j', note => {
    expect(cardsOf('pair', note)).toEqual([])
  })
})

describe('a task, then its command', () => {
  it.each([
    ['Show the last commit: `git show HEAD`', 'Show the last commit', '`git show HEAD`'],
    ['Zeige den letzten Commit: `git show HEAD`', 'Zeige den letzten Commit', '`git show HEAD`'],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('task-then-command', note)).toContainEqual([asked, back])
  })

  it.each(['Example: `git show HEAD`'])('not %j', note => {
    expect(cardsOf('task-then-command', note)).toEqual([])
  })
})

describe('a term, then the things it stands for', () => {
  it.each([['Primary colours: red, yellow, blue', 'Primary colours', '- red\n- yellow\n- blue']])(
    '%j',
    (note, asked, back) => {
      expect(cardsOf('term-then-meaning-list', note)).toContainEqual([asked, back])
    },
  )

  it.each(['Salt lake: a lake that is salty, and has no outlet, so that it dries'])('not %j', note => {
    expect(cardsOf('term-then-meaning-list', note)).toEqual([])
  })
})
