/**
 * Two normal forms in which edits that change no fact disappear: white space, smart quotes, ligatures, prompts,
 * wrapping quotes, link targets, emphasis. A command keeps its case and its dashes (`-d` is not `-D`); prose is
 * folded further. Every pattern here is linear in its input.
 */

const INVISIBLE = /\p{Cf}/gu
const PROMPT =
  /^\s*(?:\(\w{1,30}\)\s*)?(?:[\w.-]{1,40}@[\w.-]{1,60}[:~][^\s$#]{0,80}\s*)?(?:[$%❯➜#]|>>>|PS [^>\n]{0,80}>|>)\s+/
const HTML_TAG =
  /<\/?(?:a|abbr|b|br|center|code|del|div|em|font|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|sup|u|ul)(?:\s[^<>]{0,500})?\/?>/gi
const LINK = /!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}(?:\s"[^"]{0,200}")?\)/g
const BARE_URL = /<?\b(?:https?|ftp|mailto):[^\s<>]{1,4000}>?/gi

/** Compatibility forms, invisible characters and typographic quotes folded; white space to single blanks. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\u2018\u2019\u201a\u201b\u2032\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()

const WRAPPERS: ReadonlyMap<string, string> = new Map([
  ['`', '`'],
  ['"', '"'],
  ["'", "'"],
])

/** `"x"` → `x`, only where the quotes stand for the whole. */
const unwrap = (text: string): string => {
  let inner = text
  while (inner.length > 2) {
    const first = inner.charAt(0)
    if (WRAPPERS.get(first) !== inner.at(-1) || inner.slice(1, -1).includes(first)) break
    inner = inner.slice(1, -1).trim()
  }
  return inner
}

/**
 * The normal form of a command: unprompted, unquoted, continuations joined, white space folded, case kept.
 */
export const normaliseCommand = (command: string): string => {
  const lines = command
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map(line => line.replace(PROMPT, ''))
  const folded = unwrap(foldText(lines.join('\n')))
    .replace(/["`]/g, "'")
    .replace(/(?<=[^\s;]) ?;+$/, '')
  return folded === '' ? foldText(command) : folded
}

/** Markdown to the words a reader sees: link targets, tags, emphasis and code marks fall away. Case is kept. */
export const plainWords = (markdown: string): string => {
  const bare = markdown
    .replace(LINK, ' $1 ')
    .replace(HTML_TAG, ' ')
    .replace(BARE_URL, ' ')
    .replace(/[`*]+|~~|==|(?<![\p{L}\p{N}])_+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])_+(?![\p{L}\p{N}])/gu, '')
  return foldText(bare)
}

/** Nobody's word; trimming it would cost more than it tells. */
const LONGEST_WORD = 200

const foldWord = (word: string): string => {
  if (word.length > LONGEST_WORD) return word.toLowerCase()
  if (/^--?[\p{L}\p{N}]/u.test(word)) return word.replace(/[.,;:!?)\]}'"]+$/u, '')
  return word.toLowerCase().replace(/^[^\p{L}\p{N}\p{S}%@#/\\-]+|[^\p{L}\p{N}\p{S}%@#/\\-]+$/gu, '')
}

/**
 * The normal form of a term, a question or an explanation: what a reader sees, case-folded, without punctuation
 * at the edges of words. Flags keep their case. Text that is punctuation only stays as it is.
 */
export const normalisePhrase = (markdown: string): string => {
  const words = plainWords(markdown)
    .split(' ')
    .map(foldWord)
    .filter(word => word !== '')
  return words.length > 0 ? words.join(' ') : foldText(markdown)
}
