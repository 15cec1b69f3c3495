/**
 * Placeholders stand for "any one word": `<container>`, `{NAME}`, `{{path}}`, `[BASE]`. A shell would read `<` as a
 * redirection and a blank inside as a new word, so they are put out of its sight before a line is parsed.
 */

/** Private-use characters that no note types: opens and closes the number of a placeholder. */
const OPEN = '\uE000'
const CLOSE = '\uE001'
const SENTINEL = /\uE000(\d+)\uE001/g

const PLACEHOLDER = new RegExp(
  [
    // <container id>: something right after `<` and right before `>`, so that `<in >out` and `<in 2>out` stay.
    String.raw`<[\p{L}_][^<>\n|&;$"'\s]*(?: [^<>\n|&;$"'\s]+)*(?<!\s\d)>`,
    // {{path/to/file}} as cheat sheets write it; {{.Names}} is a Go template and stays.
    String.raw`\{\{[\p{L}_][^{}\n.$"']*(?:\.[\p{L}\d]+)?\}\}`,
    // {NAME}, but not ${NAME}, {a,b} or {1..3}.
    String.raw`(?<![$\\{])\{[\p{L}_][\p{L}\p{N}_ -]*\}(?!\})`,
    // [BASE] as a word of its own; [a-z]* is a pattern.
    String.raw`(?<=^|\s)\[[\p{L}_][\p{L}\p{N}_ -]{2,}\](?=\s|$)`,
  ].join('|'),
  'gu',
)

export interface ProtectedLine {
  readonly text: string
  readonly placeholders: readonly string[]
}

/** Takes placeholders out of a line; `restorePlaceholders` puts them back. */
export const protectPlaceholders = (line: string): ProtectedLine => {
  const placeholders: string[] = []
  const clean = line.replaceAll(OPEN, '').replaceAll(CLOSE, '')
  const text = clean.replace(PLACEHOLDER, found => `${OPEN}${placeholders.push(found) - 1}${CLOSE}`)
  return { text, placeholders }
}

export const restorePlaceholders = (text: string, placeholders: readonly string[]): string =>
  text.replace(SENTINEL, (_, number) => placeholders[Number(number)] ?? '')

/** Whether a value taken from a protected line holds a placeholder. */
export const hasPlaceholder = (value: string): boolean => value.includes(OPEN)

/**
 * Whether two values can mean the same word: equal, or one is a pattern whose placeholders cover something of the
 * other. Symmetric; two placeholders match whatever their names.
 */
export const sameWord = (left: string, right: string): boolean => {
  if (left === right) return true
  const [a, b] = [left.replace(SENTINEL, OPEN), right.replace(SENTINEL, OPEN)]
  return a === b || coversWord(a, b) || coversWord(b, a)
}

/** Matches literal pieces in order with something between them; linear, no expressions built from input. */
const coversWord = (pattern: string, word: string): boolean => {
  if (!pattern.includes(OPEN)) return false
  const pieces = pattern.split(OPEN)
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (!word.startsWith(first) || !word.endsWith(last)) return false
  let at = first.length
  for (const piece of pieces.slice(1, -1)) {
    // Each placeholder takes at least one character.
    const next = word.indexOf(piece, at + 1)
    if (next < 0) return false
    at = next + piece.length
  }
  return word.length - last.length > at
}
