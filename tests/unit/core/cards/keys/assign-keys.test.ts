import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignKeys } from '@/lib/core/cards/keys/assign-keys'
import type { KeylessCard } from '@/lib/core/cards/keys/keyless-card'

const card = (parts: Partial<KeylessCard>): KeylessCard => ({
  kind: 'command',
  rule: 'test-rule',
  group: 'g1',
  chapter: ['Branches'],
  front: 'List the local branches',
  back: '`git branch`',
  answer: 'git branch',
  source: { file: 'git.md', startLine: 3, endLine: 3 },
  ...parts,
})
const keyOf = (parts: Partial<KeylessCard>): string => assignKeys([card(parts)])[0]?.key ?? ''

describe('assignKeys', () => {
  it('names a card by kind, direction and subject', () => {
    expect(keyOf({})).toMatch(/^command:git-branch:[0-9a-z]{13}$/)
    expect(keyOf({ front: 'What does `git branch` do?', back: 'Lists branches', answer: null })).toMatch(
      /^command-back:git-branch:/,
    )
  })

  it('does not look at lines, headings, links or explanations', () => {
    const other = {
      front: 'Show every branch here ([manual](https://example.org/b))',
      chapter: ['Setup', 'Branching'],
      source: { file: 'other.md', startLine: 90, endLine: 91 },
      group: 'g7',
      rule: 'table',
    }
    expect(keyOf(other)).toBe(keyOf({}))
  })

  it.each([
    ['$ git branch'],
    ['git  branch '],
    ['`git branch`'],
    ['git\u00a0branch'],
    ['me@host:~/src$ git branch'],
    ['git \\\n  branch'],
  ])('folds the prompt, quotes and blanks of %j', answer => {
    expect(keyOf({ answer })).toBe(keyOf({}))
  })

  it('folds smart quotes in commands', () => {
    expect(keyOf({ answer: 'git commit -m \u201cfirst\u201d' })).toBe(
      keyOf({ answer: 'git commit -m "first"' }),
    )
  })

  it.each([
    ['git branch -d x', 'git branch -D x'],
    ['git push', 'git push --force'],
    ['ls -l', 'ls - l'],
    ['git log a..b', 'git log a...b'],
  ])('tells %j from %j', (one, two) => {
    expect(keyOf({ answer: one })).not.toBe(keyOf({ answer: two }))
  })

  it('folds case and punctuation of questions, but not of symbols', () => {
    const ask = (front: string): string => keyOf({ kind: 'basic', front, back: 'x', answer: null })
    expect(ask('What is a *Pod*?')).toBe(ask('what is a pod'))
    expect(ask('What is C++?')).not.toBe(ask('What is C#?'))
    expect(ask('[Pod](https://a.example/1)')).toBe(ask('[Pod](https://b.example/2)'))
  })

  it('builds on the subject a rule names', () => {
    const term = { kind: 'concept' as const, subject: 'Replica set', answer: null }
    expect(keyOf({ ...term, front: 'Kubernetes: what is a replica set?' })).toBe(
      keyOf({ ...term, front: 'What is a **Replica set**?' }),
    )
    expect(keyOf({ ...term, direction: 'reverse' })).not.toBe(keyOf(term))
  })

  it('leaves subject and direction out of the finished card', () => {
    expect(Object.keys(assignKeys([card({ subject: 'x', direction: 'forward' })])[0] ?? {})).not.toContain(
      'subject',
    )
  })

  it('tells cards with one subject apart by their words before their order', () => {
    const one = card({ front: 'List local branches' })
    const two = card({ front: 'See where you are', chapter: ['Status'] })
    const forth = assignKeys([one, two]).map(c => c.key)
    const back = assignKeys([two, one]).map(c => c.key)
    expect(forth).toEqual([...back].reverse())
    expect(new Set(forth).size).toBe(2)
  })

  const texts = fc.oneof(
    fc.constantFrom('git push', 'git push -f', 'ls', 'what?', '', '...', '\u{1f600}', 'a\nb', '` `'),
    fc.string({ unit: 'binary', maxLength: 300 }),
  )
  const cards = fc.array(
    fc.record({
      kind: fc.constantFrom('command', 'flag', 'concept', 'list', 'cloze', 'basic'),
      front: texts,
      back: texts,
      answer: fc.option(texts),
      chapter: fc.array(texts, { maxLength: 2 }),
    }),
    { maxLength: 12 },
  )

  it('gives every card of a note its own short key, the same each time', () => {
    fc.assert(
      fc.property(cards, parts => {
        const made = parts.map(p => card(p as Partial<KeylessCard>))
        const keys = assignKeys(made).map(c => c.key)
        expect(new Set(keys).size).toBe(made.length)
        for (const key of keys) expect(key.length).toBeLessThanOrEqual(120)
        expect(assignKeys(made).map(c => c.key)).toEqual(keys)
      }),
    )
  })

  it('keeps every key when a card about something else comes or goes', () => {
    fc.assert(
      fc.property(cards, fc.nat(), (parts, at) => {
        const made = parts.map(p => card(p as Partial<KeylessCard>))
        const stranger = card({ answer: 'unrelated --entirely 7391' })
        const place = at % (made.length + 1)
        const withStranger = [...made.slice(0, place), stranger, ...made.slice(place)]
        const keys = assignKeys(withStranger).map(c => c.key)
        keys.splice(place, 1)
        expect(keys).toEqual(assignKeys(made).map(c => c.key))
      }),
    )
  })
})
