import { alignLists } from './align'
import type { JudgedToken, Judgement } from './judge-command'

/**
 * Compares an answer in words leniently: case, punctuation, accents and blanks do not count. The machine alone
 * never suggests worse than Hard, because many words can say the same.
 */
export const judgeProse = (expected: string, typed: string): Judgement => {
  const wanted = wordsOf(expected)
  const given = wordsOf(typed)
  if (given.length === 0) {
    return { verdict: 'empty', tokens: [], remarks: [], suggestedRating: 2 }
  }
  const pairs = alignLists(wanted, given, (a, b) => a.folded === b.folded)
  const complete = pairs.length === wanted.length && pairs.length === given.length
  const same = new Set(pairs.map(([, b]) => b))
  const found = new Set(pairs.map(([a]) => a))
  const tokens: JudgedToken[] = [
    ...given.map((word, nth) => ({ text: word.text, mark: same.has(nth) ? 'same' : 'extra' }) as const),
    ...wanted.flatMap((word, nth) => (found.has(nth) ? [] : [{ text: word.text, mark: 'missing' } as const])),
  ]
  const verdict = complete ? (expected.trim() === typed.trim() ? 'exact' : 'equal') : 'close'
  return { verdict, tokens, remarks: [], suggestedRating: complete ? 3 : 2 }
}

const wordsOf = (text: string): { readonly text: string; readonly folded: string }[] =>
  text
    .split(/\s+/)
    .map(word => ({ text: word, folded: foldWord(word) }))
    .filter(word => word.folded !== '')

const foldWord = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
