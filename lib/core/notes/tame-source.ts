/**
 * Keeps hostile text from costing the parser more than it is worth. Markdown parsers take time that grows with
 * the square of nested containers, open brackets and open emphasis, and overflow the stack on deep nesting. Past
 * limits no person's notes reach, the markers are replaced one for one by characters that mean nothing, so every
 * offset and line number of the given text still holds; `restoreText` puts them back in the tree.
 */
import type { Nodes } from 'mdast'
import { BlockScan, isBlankLine } from '@/lib/core/notes/block-scan'

const MAX_CONTAINERS = 20
const MAX_INDENT = 96
/** Per paragraph, item or row: how often a kind of marker may stand there. */
const KINDS: readonly (readonly [characters: string, most: number])[] = [
  ['[', 600],
  [']', 600],
  ['*_~', 1200],
  ['$', 200],
]
/** `<!`, `<?` and `![` without an end are each searched to the end of the paragraph. */
const MAX_OPENERS = 40
const MAX_PIPES_IN_LINE = 400

/** Lines that begin a text of their own: items, rows, headings. */
const BLOCK_START = /^[ \t]{0,40}(?:[-+*][ \t]|\d{1,9}[.)][ \t]|\||#{1,6}[ \t])/
const MARKER = /(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]{0,4}/y

/** Characters that may be replaced, and what stands for them: code points that no text contains. */
const TAMED = '[]*_~$<!|>-+0123456789'
const FIRST_STANDIN = 0xfdd0
const STANDINS = /[\ufdd0-\ufde5]/g

const kindOf = new Map(
  KINDS.flatMap(([all], kind) => [...all].map(one => [one.charCodeAt(0), kind] as const)),
)

/** @returns the same number of UTF-16 units and the same line breaks; most notes come back as they are. */
export function tameSource(text: string): string {
  const edits: number[] = []
  const counts = KINDS.map(() => 0)
  const scan = new BlockScan()
  let openers = 0
  for (let at = 0; at <= text.length; ) {
    let end = text.indexOf('\n', at)
    if (end === -1) end = text.length
    const line = text.slice(at, end)
    const wasVerbatim = scan.verbatim !== null
    scan.feed(line)
    if (isBlankLine(line) || BLOCK_START.test(line)) {
      counts.fill(0)
      openers = 0
    }
    if (!wasVerbatim) tamePrefix(text, at, edits)
    if (!wasVerbatim || scan.verbatim !== 'sure') openers = tameLine(text, at, end, counts, openers, edits)
    at = end + 1
  }
  return edits.length === 0 ? text : replaceAt(text, edits)
}

function tameLine(
  text: string,
  from: number,
  to: number,
  counts: number[],
  before: number,
  edits: number[],
): number {
  let openers = before
  let pipes = 0
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i)
    if (code > 126 || (code > 95 && code < 124)) continue
    const kind = kindOf.get(code)
    if (kind !== undefined) {
      const count = (counts[kind] ?? 0) + 1
      counts[kind] = count
      if (count > (KINDS[kind]?.[1] ?? 0)) edits.push(i)
    } else if (code === 124) {
      pipes += 1
      if (pipes > MAX_PIPES_IN_LINE) edits.push(i)
    } else if (code === 60 || code === 33) {
      const next = text.charCodeAt(i + 1)
      // <! <? ![
      if (code === 60 ? next === 33 || next === 63 : next === 91) {
        openers += 1
        if (openers > MAX_OPENERS) edits.push(i)
      }
    }
  }
  return openers
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
    parts.push(text.slice(last, at), String.fromCharCode(FIRST_STANDIN + TAMED.indexOf(text.charAt(at))))
    last = at + 1
  }
  parts.push(text.slice(last))
  return parts.join('')
}

/** Undoes the replacements in all that a node of the tree says. */
export function restoreText(top: Nodes): void {
  const stack: object[] = [top]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'string') Object.assign(node, { [key]: value.replace(STANDINS, original) })
      else if (key === 'children' && Array.isArray(value)) for (const child of value) stack.push(child)
    }
  }
}

function original(standin: string): string {
  return TAMED.charAt(standin.charCodeAt(0) - FIRST_STANDIN)
}
