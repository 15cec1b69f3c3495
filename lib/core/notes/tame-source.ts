/**
 * Keeps hostile text from costing the parser more than it is worth. Markdown parsers take time that grows with
 * the square of nested containers, open brackets and open emphasis, and overflow the stack on deep nesting. Past
 * limits no person's notes reach, the markers are replaced one for one by plain characters, so every offset and
 * line number of the given text still holds.
 */

const MAX_CONTAINERS = 20
const MAX_INDENT = 96
/** Per paragraph, item or row. */
const MAX_BRACKETS = 600
const MAX_EMPHASIS = 1200
const MAX_PIPES_IN_LINE = 400

/** Lines that begin a text of their own: items, rows, headings. */
const BLOCK_START = /[ \t]{0,40}(?:[-+*][ \t]|\d{1,9}[.)][ \t]|\||#{1,6}[ \t])/y
const MARKER = /(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]{0,4}/y

/** @returns the same number of UTF-16 units and the same line breaks; most notes come back as they are. */
export function tameSource(text: string): string {
  const edits: number[] = []
  let brackets = 0
  let closing = 0
  let emphasis = 0
  let lineStart = 0
  while (lineStart <= text.length) {
    let lineEnd = text.indexOf('\n', lineStart)
    if (lineEnd === -1) lineEnd = text.length
    const blank = isBlank(text, lineStart, lineEnd)
    BLOCK_START.lastIndex = lineStart
    if (blank || BLOCK_START.test(text)) {
      brackets = 0
      closing = 0
      emphasis = 0
    }
    if (!blank) {
      tamePrefix(text, lineStart, edits)
      let pipes = 0
      for (let i = lineStart; i < lineEnd; i += 1) {
        const code = text.charCodeAt(i)
        // [ * _ ~ |
        if (code === 91) {
          brackets += 1
          if (brackets > MAX_BRACKETS) edits.push(i)
        } else if (code === 93) {
          closing += 1
          if (closing > MAX_BRACKETS) edits.push(i)
        } else if (code === 42 || code === 95 || code === 126) {
          emphasis += 1
          if (emphasis > MAX_EMPHASIS) edits.push(i)
        } else if (code === 124) {
          pipes += 1
          if (pipes > MAX_PIPES_IN_LINE) edits.push(i)
        }
      }
    }
    lineStart = lineEnd + 1
  }
  return edits.length === 0 ? text : replaceAt(text, edits)
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i)
    if (code !== 32 && code !== 9 && code !== 13) return false
  }
  return true
}

/** Notes the container markers of one line that lie deeper than `MAX_CONTAINERS` or further in than `MAX_INDENT`. */
function tamePrefix(text: string, lineStart: number, edits: number[]): void {
  let at = lineStart
  while (text[at] === ' ' || text[at] === '\t') at += 1
  const farIn = at - lineStart > MAX_INDENT
  for (let depth = 1; ; depth += 1) {
    MARKER.lastIndex = at
    const match = MARKER.exec(text)
    if (match === null) return
    if (depth > MAX_CONTAINERS || farIn) edits.push(at)
    at = MARKER.lastIndex
  }
}

function replaceAt(text: string, edits: readonly number[]): string {
  const sorted = [...edits].sort((a, b) => a - b)
  const parts: string[] = []
  let last = 0
  for (const at of sorted) {
    if (at < last) continue
    parts.push(text.slice(last, at), '.')
    last = at + 1
  }
  parts.push(text.slice(last))
  return parts.join('')
}
