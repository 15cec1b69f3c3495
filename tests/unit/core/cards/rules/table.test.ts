import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('rows of a table', () => {
  it.each([
    [
      '| Command | Meaning |\n|---|---|\n| `git init` | make a repository |',
      'make a repository',
      '`git init`',
    ],
    [
      '| Term | Definition |\n|---|---|\n| Ion | an atom with a charge |',
      'What is meant by **Ion**?',
      'an atom with a charge',
    ],
    ['| 명령어 | 설명 |\n|---|---|\n| `git init` | 저장소를 만든다 |', '저장소를 만든다', '`git init`'],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('table-row', note)).toContainEqual([asked, back])
  })

  it.each([
    '| # | Name |\n|---|---|\n| 1 | Ada |\n| 2 | Bo |',
    '| Page | Link |\n|---|---|\n| [One](#one) | [here](#one) |',
  ])('not %j', note => {
    expect(cardsOf('table-row', note)).toEqual([])
  })
})

describe('cells under their heads', () => {
  it.each([
    [
      '| Metal | Symbol | Colour |\n|---|---|---|\n| Copper | Cu | red |\n| Tin | Sn | grey |',
      '**Copper**: Symbol?',
      'Cu',
    ],
    [
      '| Interval | Steps | Song |\n|---|---|---|\n| third | 4 | Kumbaya |\n| fifth | 7 | Star Wars |',
      '**fifth**: Steps?',
      '7',
    ],
    [
      '| Cue | Notes |\n|---|---|\n| Who found radium? | Marie Curie in 1898 |',
      'Who found radium?',
      'Marie Curie in 1898',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('table-cell', note)).toContainEqual([asked, back])
  })

  it.each(['| Metal |\n|---|\n| Copper |'])('not %j', note => {
    expect(cardsOf('table-cell', note)).toEqual([])
  })
})
