import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareTyped } from '@/lib/core/shell/compare-typed'

const marks = (expected: string, typed: string) =>
  compareTyped(expected, typed).tokens.map(({ text, mark }) => `${mark}:${text}`)

describe('compareTyped', () => {
  test('the same text is right, whatever stands around it', () => {
    expect(compareTyped('git stash pop', '  git stash pop ')).toEqual({
      verdict: 'same',
      tokens: ['git', 'stash', 'pop'].map(text => ({ text, mark: 'same' })),
      suggestedRating: 3,
    })
  })

  test('a word that was left out is missing', () => {
    expect(marks('tar -xzf a.tgz', 'tar a.tgz')).toEqual(['same:tar', 'missing:-xzf', 'same:a.tgz'])
  })

  test('a word too many is extra', () => {
    expect(marks('ls -l', 'ls -l -a')).toEqual(['same:ls', 'same:-l', 'extra:-a'])
  })

  test('a word in place of another is changed and says what was asked for', () => {
    expect(compareTyped('ls -l /tmp', 'ls -a /tmp')).toEqual({
      verdict: 'different',
      tokens: [
        { text: 'ls', mark: 'same' },
        { text: '-a', mark: 'changed', expected: '-l' },
        { text: '/tmp', mark: 'same' },
      ],
      suggestedRating: 1,
    })
  })

  test('case and the space within count, for now', () => {
    expect(compareTyped('ls -R', 'ls -r').verdict).toBe('different')
    expect(compareTyped('echo "a  b"', 'echo "a b"').verdict).toBe('different')
  })

  test('nothing typed leaves everything missing', () => {
    expect(marks('pwd', '')).toEqual(['missing:pwd'])
  })

  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '-x', '--long'), { maxLength: 12 })
    .map(a => a.join(' '))
  test('both texts can be read back from the marks', () => {
    fc.assert(
      fc.property(text, text, (expected, typed) => {
        const { tokens } = compareTyped(expected, typed)
        const asked = tokens.filter(t => t.mark !== 'extra').map(t => t.expected ?? t.text)
        const given = tokens.filter(t => t.mark !== 'missing').map(t => t.text)
        expect(asked.join(' ')).toBe(expected)
        expect(given.join(' ')).toBe(typed)
      }),
    )
  })
})
