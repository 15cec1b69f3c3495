/** Link and footnote definitions of a note that is parsed in pieces: each piece is told which labels exist elsewhere. */

/** Normalised labels (`^` first for a footnote). */
export type Definitions = Set<string>

const DEFINITION = /^ {0,3}\[([^\][\n]{1,200})\]:[ \t]*\S/
const REFERENCE = /\[([^\][\n]{1,200})\]/g
/** Keeps a list of thousands of references in one piece from costing more than the piece. */
const MOST = 100

/**
 * @param atBlockStart no paragraph goes on; a link's definition cannot interrupt one, a footnote's can.
 * @returns whether `line` defines a label.
 */
export function readDefinition(line: string, into: Definitions, atBlockStart: boolean): boolean {
  if (!line.includes(']:')) return false
  const label = DEFINITION.exec(line)?.[1]
  if (label === undefined || !(atBlockStart || label.startsWith('^'))) return false
  const key = normalise(label)
  if (key !== '') into.add(key)
  return !label.startsWith('^')
}

/** @returns Markdown that defines what `text` refers to. */
export function writeDefinitions(text: string, definitions: Definitions): string {
  if (definitions.size === 0) return ''
  const wanted = new Set<string>()
  for (const match of text.matchAll(REFERENCE)) {
    const isDefinition = text[match.index + match[0].length] === ':' && isLineStart(text, match.index)
    const key = normalise(match[1] ?? '')
    if (!isDefinition && definitions.has(key)) wanted.add(key)
    if (wanted.size >= MOST) break
  }
  if (wanted.size === 0) return ''
  // Only that a label exists matters to the tree. The rule ends a footnote before indented text could join it.
  return `${[...wanted].map(key => `[${key}]: #\n\n`).join('')}***\n`
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n'
}

function normalise(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}
