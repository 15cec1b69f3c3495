import { err, ok, type Result } from '@/lib/core/result'
import { commonLongPasswords, commonShortPasswords } from './common-passwords'

/**
 * Says whether a password would fall to the first guesses of an attacker: common ones, common ones with the usual
 * ornaments, runs and repetitions, the person's own address. Length does the rest.
 */

export const SHORTEST_PASSWORD = 10
/** Longer ones are not hashed: argon2 would take them, but so would an attacker who wants us busy. */
export const LONGEST_PASSWORD = 200

const RUNS = [
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
]
const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
}

/** `email` is the address of the account, when there is one. The error is a sentence to show. */
export function judgePassword(password: string, email: string | null): Result<null, string> {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD)
    return err(`Use at least ${SHORTEST_PASSWORD} characters; a few words in a row are easy to keep.`)
  if (password.length > LONGEST_PASSWORD) return err(`Use at most ${LONGEST_PASSWORD} characters.`)
  const lower = password.toLowerCase()
  if (email !== null && containsAddress(lower, email))
    return err('This password contains your e-mail address. Choose one that does not.')
  if (isCommon(lower)) return err('This password is one of the first that would be tried. Choose another.')
  return ok(null)
}

function isCommon(lower: string): boolean {
  if (isRepetition(lower) || isRun(lower)) return true
  const stem = withoutOrnaments(lower)
  // Digits and signs alone.
  if (stem === '') return lower.length < 16
  const plain = withoutLookalikes(lower)
  return [lower, stem, plain, withoutLookalikes(stem), withoutOrnaments(plain)].some(
    spelling => commonLongPasswords.has(spelling) || commonShortPasswords.has(spelling),
  )
}

const withoutOrnaments = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')

/** `abcabcabcabc`: one unit of up to half the length, over and over. */
function isRepetition(text: string): boolean {
  for (let unit = 1; unit <= text.length / 2; unit += 1) {
    if (
      text ===
      text
        .slice(0, unit)
        .repeat(Math.ceil(text.length / unit))
        .slice(0, text.length)
    )
      return true
  }
  return false
}

function isRun(text: string): boolean {
  const reversed = [...text].reverse().join('')
  return RUNS.some(run => run.includes(text) || run.includes(reversed))
}

function withoutLookalikes(text: string): string {
  return text.replace(/[@40135$7]/g, sign => LOOKALIKES[sign] ?? sign)
}

function containsAddress(lower: string, email: string): boolean {
  const name = email.slice(0, email.indexOf('@'))
  return lower.includes(email) || (name.length >= 5 && lower.replace(/[^\p{L}\p{N}]/gu, '') === name)
}
