import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('columns as manuals print them', () => {
  it.each([
    [
      '```\ngit add .      stage all files\ngit status     show what is staged\n```',
      'stage all files',
      '`git add .`',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('aligned-lines', note)).toContainEqual([asked, back])
  })

  it.each(['```\nNAME   READY   STATUS\nweb    1/1     Running\n```'])('not %j', note => {
    expect(cardsOf('aligned-lines', note)).toEqual([])
  })
})
