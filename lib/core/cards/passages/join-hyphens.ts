import { makeRun, type Run } from '@/lib/core/notes/run'

/** Words before which a hyphen belongs to the compound: `non-\npreemptive` stays hyphenated. */
const PREFIX =
  /(?:^|[\s(])(?:non|self|well|long|short|high|low|multi|pre|post|anti|semi|full|half|half|first|second|two|three|four|one|single|real|cross|read|write|built|up|co|re|end|open|user|right|left|top|so|all|ex|e|x|t|i|o)-$/i

/** Undoes the hyphen that a printed page puts where it breaks a word: `pri-` above `ority`. */
export function joinHyphens(lines: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]?.tokens[0]
    const last = line.tokens.at(-1)
    const broken =
      last?.kind === 'text' &&
      next?.kind === 'text' &&
      /\p{Ll}-$/u.test(last.text) &&
      /^\p{Ll}{2}/u.test(next.text) &&
      !PREFIX.test(last.text)
    joined.push(
      broken
        ? makeRun([...line.tokens.slice(0, -1), { ...last, text: `${last.text.slice(0, -1)}\u00ad` }])
        : line,
    )
  }
  return joined
}
