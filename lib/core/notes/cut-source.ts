/**
 * Cuts a note into small pieces that can be parsed one by one, because the parser's time grows with the square of
 * what it holds at once. Most cuts change nothing: they stand at a heading, after a blank line, before a list item or
 * a table row, and `joinPieces` mends lists and tables. Only text of a size that nobody writes is cut elsewhere.
 */
import { BlockScan, indentOf, isBlankLine } from '@/lib/core/notes/block-scan'
import { type Definitions, readDefinition, writeDefinitions } from '@/lib/core/notes/definitions'

/** How a piece follows the one before it. */
export type PieceSeam = 'clean' | 'item' | 'row' | 'torn'

export interface SourcePiece {
  readonly text: string
  /** Lines to parse before `text` and to ignore in the result: definitions of its references, a table's head. */
  readonly preface: string
  /** Where `text` starts in the whole. */
  readonly offset: number
  /** 1-based line of its first character. */
  readonly line: number
  readonly seam: PieceSeam
  /** One line too long to be parsed: taken as text without markup. */
  readonly plain: boolean
}

/** Sizes are in characters; each line counts for some more, since every block costs the parser time of its own. */
const LINE_WEIGHT = 24
/** From here on a piece ends at the next place that changes nothing. */
const WANTED = 6_000
/** From here on at any line of Markdown that is not indented as code would be, and then at any line. */
const MOST = 20_000
const ANY_INDENT = 32_000
/** For what may be a fence or a comment in a list or quote. Plain fences are never cut, and cost little. */
const MOST_UNSURE = 96_000
const LONGEST_LINE = 12_000

const HEADING = /^#{1,6}[ \t]/
const BULLET = /^[-+*][ \t]{1,4}\S/
const FIRST_ITEM = /^1[.)][ \t]{1,4}\S/
const NUMBERED = /^\d{1,9}[.)][ \t]{1,4}\S/
const LONE_RETURN = /\r(?!\n)/

interface Start {
  readonly offset: number
  readonly line: number
  readonly seam: PieceSeam
  readonly plain: boolean
  readonly head: string
}

/** @returns at least one piece; their texts joined are `text`. */
export function cutSource(text: string): SourcePiece[] {
  const definitions: Definitions = new Set()
  const bodyStart = frontMatterEnd(text)
  const starts = findStarts(text, bodyStart, definitions)
  return starts.map(({ offset, line, seam, plain, head }, index) => {
    const part = text.slice(offset, starts[index + 1]?.offset ?? text.length)
    const isAlone = starts.length === 1 || plain || offset < bodyStart
    const preface = isAlone ? '' : writeDefinitions(part, definitions) + head
    return { text: part, preface, offset, line, seam, plain }
  })
}

function findStarts(text: string, bodyStart: number, definitions: Definitions): readonly Start[] {
  const starts: Start[] = [{ offset: 0, line: 1, seam: 'clean', plain: false, head: '' }]
  const scan = new BlockScan()
  const nextLine = LONE_RETURN.test(text) ? lineEndOfAny : lineEnd
  let weight = 0
  let afterNumber = false
  let afterPlain = false
  let afterDefinition = false
  let line = 1
  for (let at = 0; at < text.length; line += 1) {
    const end = nextLine(text, at)
    const content = text.slice(at, lengthWithoutBreak(text, at, end))
    const inFrontMatter = at < bodyStart
    const plain = !inFrontMatter && content.length > LONGEST_LINE && scan.verbatim !== 'sure'
    const seam = inFrontMatter
      ? null
      : plain || afterPlain
        ? 'torn'
        : seamAt(content, weight, scan, afterNumber)
    const bodyBegins = at === bodyStart && at > 0
    if (seam !== null || bodyBegins) {
      const head = seam === 'row' ? (scan.table ?? '') : ''
      const start: Start = { offset: at, line, seam: bodyBegins ? 'clean' : (seam ?? 'clean'), plain, head }
      if (at === 0) starts[0] = { ...start, seam: 'clean' }
      else starts.push(start)
      weight = 0
      if (seam === 'torn') scan.reset()
    }
    if (!inFrontMatter && !plain) {
      if (scan.verbatim !== null) afterDefinition = false
      else afterDefinition = readDefinition(content, definitions, scan.atBlockStart || afterDefinition)
      scan.feed(content)
    }
    afterPlain = plain
    if (content !== '') afterNumber = NUMBERED.test(content) || (afterNumber && indentOf(content) > 1)
    weight += end - at + (scan.verbatim === 'sure' ? 0 : LINE_WEIGHT)
    at = end
  }
  return starts
}

/** How a piece may start at a line, or null. `weight` is that of the lines since the last cut. */
function seamAt(line: string, weight: number, scan: BlockScan, afterNumber: boolean): PieceSeam | null {
  if (weight < WANTED) return null
  if (scan.verbatim === 'sure') return null
  if (scan.verbatim === 'unsure') return weight < MOST_UNSURE ? null : 'torn'
  const indent = indentOf(line)
  if (!scan.inHtml && indent === 0 && !isBlankLine(line)) {
    if (HEADING.test(line)) return 'clean'
    if (BULLET.test(line) || FIRST_ITEM.test(line)) return 'item'
    if (NUMBERED.test(line) && (scan.afterBlank || (afterNumber && scan.listOpen))) return 'item'
    if (scan.afterBlank) return 'clean'
    if (scan.table !== null && scan.table.length * 4 < WANTED && /^[|\p{L}\p{N}`]/u.test(line)) return 'row'
  }
  if (weight < MOST) return null
  return (indent < 4 && !isBlankLine(line)) || weight >= ANY_INDENT ? 'torn' : null
}

/** Offset after the closing line of YAML or TOML front matter; 0 where there is none. */
function frontMatterEnd(text: string): number {
  const fence = /^(?:---|\+\+\+)(?=[ \t]*\r?\n)/.exec(text)?.[0]
  if (fence === undefined) return 0
  const close = new RegExp(`\\n${fence === '---' ? '---' : '\\+\\+\\+'}[ \\t]*(?:\\r?\\n|$)`).exec(text)
  return close === null ? 0 : close.index + close[0].length
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return newline === -1 ? text.length : newline + 1
}

function lineEndOfAny(text: string, at: number): number {
  for (let i = at; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 10) return i + 1
    if (code === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1
  }
  return text.length
}

function lengthWithoutBreak(text: string, at: number, end: number): number {
  let stop = end
  while (stop > at && (text.charCodeAt(stop - 1) === 10 || text.charCodeAt(stop - 1) === 13)) stop -= 1
  return stop
}
