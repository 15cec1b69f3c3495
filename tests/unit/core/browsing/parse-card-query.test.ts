import { describe, expect, it } from 'vitest'
import { asksForPutAway } from '@/lib/core/browsing/card-query'
import { parseCardQuery } from '@/lib/core/browsing/parse-card-query'

const terms = (input: string) => {
  const parsed = parseCardQuery(input)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value.map(({ condition, isExcluded }) =>
    isExcluded ? { ...condition, isExcluded } : condition,
  )
}
const error = (input: string) => {
  const parsed = parseCardQuery(input)
  return parsed.ok ? null : parsed.error
}

describe('a search', () => {
  it('of nothing asks for everything', () => {
    expect(terms('')).toEqual([])
    expect(terms('  \t ')).toEqual([])
  })

  it('takes words, and quoted words as one', () => {
    expect(terms('soil "root rot"')).toEqual([
      { field: 'text', text: 'soil' },
      { field: 'text', text: 'root rot' },
    ])
  })

  it('takes each field', () => {
    expect(terms('chapter:"Root crops" note:garden tag:#veg/root rule:table')).toEqual([
      { field: 'chapter', text: 'Root crops' },
      { field: 'note', text: 'garden' },
      { field: 'tag', text: 'veg/root' },
      { field: 'rule', text: 'table' },
    ])
    expect(terms('is:due IS:Leech kind:command flag:red flag:3 flag:none')).toEqual([
      { field: 'state', state: 'due' },
      { field: 'state', state: 'leech' },
      { field: 'kind', kind: 'command' },
      { field: 'flag', flag: 1 },
      { field: 'flag', flag: 3 },
      { field: 'flag', flag: 0 },
    ])
  })

  it('compares numbers', () => {
    const measure = (measure: string, comparison: string, value: number) => ({
      field: 'measure',
      measure,
      comparison,
      value,
    })
    expect(terms('lapses>3 reps>=10 interval<21 difficulty<=7.5 stability=2 due:tomorrow due<-7')).toEqual([
      measure('lapses', '>', 3),
      measure('reps', '>=', 10),
      measure('interval', '<', 21),
      measure('difficulty', '<=', 7.5),
      measure('stability', '=', 2),
      measure('due', '=', 1),
      measure('due', '<', -7),
    ])
  })

  it('turns a term round with a minus; a minus alone and inside a word is text', () => {
    expect(terms('-is:new -"root rot" --depth foo-bar -')).toEqual([
      { field: 'state', state: 'new', isExcluded: true },
      { field: 'text', text: 'root rot', isExcluded: true },
      { field: 'text', text: '--depth' },
      { field: 'text', text: 'foo-bar' },
      { field: 'text', text: '-' },
    ])
  })

  it('takes what looks like a field and is none as text', () => {
    expect(terms('https://example.org a<b %_\\')).toEqual([
      { field: 'text', text: 'https://example.org' },
      { field: 'text', text: 'a<b' },
      { field: 'text', text: '%_\\' },
    ])
  })

  it('says what could stand there', () => {
    expect(error('is:dew')).toContain('is:due')
    expect(error('kind:word')).toContain('command')
    expect(error('flag:pink')).toContain('orange')
    expect(error('lapses>many')).toContain('lapses>3')
    expect(error('lapses>')).toContain('lapses>3')
    expect(error('chapter:')).toContain('chapter:networks')
    expect(error('chapter>3')).toContain('chapter:')
    expect(error('soil "root')).toContain('not closed')
    expect(error('x'.repeat(501))).toContain('500')
    expect(error('x '.repeat(21))).toContain('20')
  })
})

it('only a search for them shows cards that were put away', () => {
  const asks = (input: string) => {
    const parsed = parseCardQuery(input)
    return parsed.ok && asksForPutAway(parsed.value)
  }
  expect(asks('is:deleted')).toBe(true)
  expect(asks('is:retired soil')).toBe(true)
  expect(asks('-is:deleted')).toBe(false)
  expect(asks('soil')).toBe(false)
})
