import { plainWords } from '@/lib/core/cards/keys/normalise'

/**
 * One side of a card as a sequence of tokens. Words are case-folded, flags are not; runs of scripts without
 * spaces become overlapping pairs of characters; sentence punctuation is dropped.
 */

const TOKEN =
  /(?<![\p{L}\p{N}_-])--?[\p{L}\p{N}][\p{L}\p{N}_-]*|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}_])+|[^\s\p{L}\p{M}\p{N}_]/gu
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const SENTENCE_MARK = /^[.,;:!?'"()，。；：！？、（）「」¿¡…‘’“”]$/u
const MOST_TOKENS = 400

export const sideTokens = (markdown: string): readonly string[] => {
  const tokens: string[] = []
  for (const [token] of plainWords(markdown.slice(0, 6000)).matchAll(TOKEN)) {
    if (tokens.length >= MOST_TOKENS) break
    if (SENTENCE_MARK.test(token)) continue
    if (token.startsWith('-') && token.length > 1) tokens.push(token)
    else if (UNSPACED.test(token)) pushPairs(token, tokens)
    else tokens.push(token.toLowerCase())
  }
  return tokens
}

const pushPairs = (run: string, tokens: string[]): void => {
  const characters = Array.from(run)
  if (characters.length === 1) tokens.push(run)
  for (let i = 0; i + 1 < characters.length; i++) tokens.push(`${characters[i]}${characters[i + 1]}`)
}

const FUNCTION_WORDS = new Set(
  (
    'a an the of to in on at by for from with and or is are be was it its this that these those as you your we ' +
    'which what who how does do can will used use der die das ein eine und oder ist sind zu mit von für im ' +
    'el la los las un una de del y o es son para con en que se le les des du et ou est sont pour avec dans ' +
    'os um uma e é são com em no na do da dos das por'
  ).split(' '),
)
const NEGATIONS = new Set(
  'not no never without cannot nicht kein keine ohne nie não sem nunca sin pas jamais sans'.split(' '),
)

/** A token whose change turns a fact into another one: a number, a flag, a negation. */
export const isSharp = (token: string): boolean =>
  /\p{N}/u.test(token) || (token.length > 1 && token.startsWith('-')) || NEGATIONS.has(token)

/** How much a token says by its class alone, before its rarity: 1 for a word. */
export const classWeight = (token: string): number => {
  if (isSharp(token)) return 1.2
  if (FUNCTION_WORDS.has(token)) return 0.3
  return /[\p{L}\p{N}]/u.test(token) ? 1 : 0.3
}

/**
 * True for one slip of the finger: a letter added, left out, replaced, or two neighbours exchanged. Words with
 * digits and words under four letters have no slips, only differences.
 */
export const isSlip = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < 4 || long.length - short.length > 1 || /\p{N}/u.test(one + other)) return false
  let head = 0
  while (head < short.length && short[head] === long[head]) head++
  let tail = 0
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail++
  const [restShort, restLong] = [short.slice(head, short.length - tail), long.slice(head, long.length - tail)]
  if (restShort.length === 0) return restLong.length <= 1
  if (restShort.length === 1) return restLong.length === 1
  return (
    restShort.length === 2 &&
    restLong.length === 2 &&
    restShort[0] === restLong[1] &&
    restShort[1] === restLong[0]
  )
}
