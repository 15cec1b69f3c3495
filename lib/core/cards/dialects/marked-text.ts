import type { Nodes, Paragraph } from 'mdast'
import type { LineRange } from '@/lib/core/notes/note'
import type { ParsedNote } from '@/lib/core/notes/parse-note'

/**
 * A note with a mask as long as itself: where the syntax tree has text, the mask has that text; everywhere else
 * (code, links, HTML, math, escapes, list and quote marks) it has blanks' neighbour U+E000, which no marker
 * contains. Dialects look for markers in the mask and cut what they find out of the source, so that no marker
 * inside code ever counts and cards still pass through unchanged.
 */
export interface MarkedText {
  readonly source: string
  readonly mask: string
  readonly lineCount: number
  /** Offsets of a 1-based line, without its line break. */
  readonly lineSpan: (line: number) => Span
  readonly rawLine: (line: number) => string
  readonly maskLine: (line: number) => string
  readonly lineOf: (offset: number) => number
  /** True for an empty line outside code, math and HTML. */
  readonly isBlank: (line: number) => boolean
  readonly headings: readonly MarkedHeading[]
  readonly paragraphs: readonly MarkedParagraph[]
  /** True for the first line of a `#` heading; a line over `---` may belong to a card. */
  readonly isHeading: (line: number) => boolean
  /** Scheduling comments of other tools by their first line. */
  readonly schedules: ReadonlyMap<number, MarkedComment>
  readonly tree: ParsedNote['tree']
  /** The front matter's text, or empty. */
  readonly frontMatter: string
}

export interface Span {
  readonly start: number
  readonly end: number
}
export interface MarkedHeading extends LineRange, Span {
  readonly depth: number
  readonly isSetext: boolean
}
export interface MarkedParagraph extends LineRange, Span {
  readonly node: Paragraph
}
export interface MarkedComment extends LineRange {
  readonly value: string
}

export const HIDDEN = '\ue000'
const ESCAPE = /\\[!-/:-@[-`{-~]/g
const WIKI_LINK = /\[\[[^\][\n]{1,300}\]\]/g
const OPAQUE = new Set(['code', 'math', 'html', 'yaml', 'toml', 'table', 'definition', 'footnoteDefinition'])
const MASKED_WHOLE = new Set([
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'inlineCode',
  'html',
  'code',
  'math',
  'yaml',
  'toml',
  'definition',
])

export const markText = (note: ParsedNote): MarkedText => {
  const { source, tree } = note
  const units = new Uint16Array(source.length)
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at)
    units[at] = unit === 10 || unit === 13 ? unit : 0xe000
  }
  const starts = lineStarts(source)
  const opaque = new Uint8Array(starts.length + 2)
  const headings: MarkedHeading[] = []
  const paragraphs: MarkedParagraph[] = []
  const headingLines = new Set<number>()
  const schedules = new Map<number, MarkedComment>()
  let frontMatter = ''
  const show = ({ start, end }: Span): void => {
    const text = source
      .slice(start, end)
      .replace(ESCAPE, pair => HIDDEN.repeat(pair.length))
      .replace(WIKI_LINK, link => HIDDEN.repeat(link.length))
    for (let at = 0; at < text.length; at++) units[start + at] = text.charCodeAt(at)
  }
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const span = spanOf(node)
    const lines = { startLine: node.position?.start.line ?? 1, endLine: node.position?.end.line ?? 1 }
    if (OPAQUE.has(node.type)) opaque.fill(1, lines.startLine, lines.endLine + 1)
    if (node.type === 'html' && /^<!--\s*SR:/.test(node.value)) {
      schedules.set(lines.startLine, { ...lines, value: node.value })
    }
    if (node.type === 'yaml') frontMatter = node.value
    if (node.type === 'text' || (node.type === 'inlineMath' && isMoney(source, span))) show(span)
    if (node.type === 'paragraph') paragraphs.push({ node, ...span, ...lines })
    if (node.type === 'heading') {
      const isSetext = !source.startsWith('#', span.start)
      if (!isSetext) headingLines.add(lines.startLine)
      headings.push({ depth: node.depth, isSetext, ...span, ...lines })
    }
    if ('children' in node && !MASKED_WHOLE.has(node.type))
      for (const child of node.children) stack.push(child)
  }
  const mask = decodeUnits(units)
  const lineSpan = (line: number): Span => {
    const start = starts[line - 1] ?? source.length
    const next = starts[line] ?? source.length + 1
    const end = Math.max(start, next - 1)
    return { start, end: source.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end }
  }
  const cut = (text: string, line: number): string => {
    const { start, end } = lineSpan(line)
    return text.slice(start, end)
  }
  const byStart = (a: Span, b: Span): number => a.start - b.start
  return {
    source,
    mask,
    lineCount: starts.length,
    lineSpan,
    rawLine: line => cut(source, line),
    maskLine: line => cut(mask, line),
    lineOf: offset => lineOfOffset(starts, offset),
    isBlank: line => opaque[line] !== 1 && /^[\s>]*$/.test(cut(source, line)),
    headings: headings.sort(byStart),
    paragraphs: paragraphs.sort(byStart),
    isHeading: line => headingLines.has(line),
    schedules,
    tree,
    frontMatter,
  }
}

/** Every node of a tree, parents first, in the order of the text; never deeper than the heap. */
export function* walkNodes(top: Nodes): Generator<Nodes> {
  const stack: Nodes[] = [top]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node
    if ('children' in node) for (const child of node.children.toReversed()) stack.push(child)
  }
}

export const spanOf = (node: Nodes): Span => ({
  start: node.position?.start.offset ?? 0,
  end: node.position?.end.offset ?? 0,
})

/** `$5 and $10`: a formula has no blank inside its dollars, unless there are two. */
const isMoney = (source: string, { start, end }: Span): boolean =>
  source.charAt(start + 1) !== '$' && /^\s|\s$/.test(source.slice(start + 1, end - 1))

const lineStarts = (source: string): number[] => {
  const starts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

const lineOfOffset = (starts: readonly number[], offset: number): number => {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}

const decodeUnits = (units: Uint16Array): string => {
  let text = ''
  for (let at = 0; at < units.length; at += 8192) {
    text += String.fromCharCode(...units.subarray(at, at + 8192))
  }
  return text
}
