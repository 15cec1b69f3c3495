import fc from 'fast-check'
import { expect, it } from 'vitest'
import { judgeNote } from '@/lib/core/imports/judge-note'

const bytes = (text: string): number => new TextEncoder().encode(text).length

it('counts bytes as UTF-8 has them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), text => {
      fc.pre(text.trim() !== '' && !/[\p{Cc}\p{Cs}]/u.test(text))
      expect(judgeNote('a.md', text, bytes(text)).ok).toBe(true)
      const tooLarge = judgeNote('a.md', text, bytes(text) - 1)
      expect(!tooLarge.ok && tooLarge.error.code).toBe('TOO_LARGE')
    }),
  )
})

it('never throws, and names the file in what it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'binary' }), (path, text) => {
      const judged = judgeNote(path, text, 1_000)
      if (!judged.ok) expect(judged.error.message.length).toBeGreaterThan(5)
      else expect(judged.value).not.toMatch(/^\/|(?:^|\/)\.\.(?:\/|$)/)
    }),
  )
})

it.each([
  ['a.md', '', 'UNREADABLE_FILE'],
  ['a.md', '\n \t', 'UNREADABLE_FILE'],
  ['a.md', 'x\0', 'UNREADABLE_FILE'],
  ['a.md', '\udc00', 'UNREADABLE_FILE'],
  ['a/../../b.md', 'x', 'INVALID_INPUT'],
  ['C:\\b.md', 'x', 'INVALID_INPUT'],
])('refuses %j with %j', (path, text, code) => {
  const judged = judgeNote(path, text, 1_000)
  expect(!judged.ok && judged.error.code).toBe(code)
})

it('takes form feeds and escape characters of copied terminals', () => {
  expect(judgeNote('a.md', '\u001b[1mbold\u001b[0m\f', 1_000).ok).toBe(true)
})
