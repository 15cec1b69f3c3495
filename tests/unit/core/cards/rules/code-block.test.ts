import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('comments in a fence', () => {
  it.each([
    ['```sh\n# show the tree\ngit log --graph\n```', 'show the tree', '`git log --graph`'],
    ['```sh\ngit gc   # tidy the repository up\n```', 'tidy the repository up', '`git gc`'],
    ['```sql\n-- all the rows\nSELECT * FROM birds;\n```', 'all the rows', '`SELECT * FROM birds;`'],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('fence-comment', note)).toContainEqual([asked, back])
  })

  it.each(["```js\nadd(1, 2) // 3\nadd(0.1, 0.2) // => 0.3\nwhere() // '/tmp'\n```"])('not %j', note => {
    expect(cardsOf('fence-comment', note)).toEqual([])
  })
})

describe('a fence that something explains', () => {
  it.each([
    ['Follow the log:\n\n```sh\ntail -f app.log\n```', 'Follow the log', '`tail -f app.log`'],
    ['### Follow the log\n\n```sh\n$ tail -f app.log\nstarted\n```', 'Follow the log', '`tail -f app.log`'],
    ['Make text red:\n\n```css\np { color: red; }\n```', 'Make text red', '`p { color: red; }`'],
    [
      'Copy the folder:\n\n```sh\nrsync -av \\\n  src/ dst/\n```',
      'Copy the folder',
      '```\nrsync -av \\\n  src/ dst/\n```',
    ],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('explained-fence', note)).toContainEqual([asked, back])
  })

  it.each(['```sh\ntail -f app.log\n```', 'The answer:\n\n```json\n{ "a": 1,\n "b": 2 }\n```'])(
    'not %j',
    note => {
      expect(cardsOf('explained-fence', note)).toEqual([])
    },
  )
})
