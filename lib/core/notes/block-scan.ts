/**
 * Follows a note line by line just closely enough to know where it may be cut: which fence, formula, comment or table
 * is open, and whether a list is. Where it cannot be sure what the parser will see, it says so.
 */

/** Inside text that is not Markdown: certainly, or only if the containers around it are what they seem. */
export type Verbatim = 'sure' | 'unsure' | null

interface OpenBlock {
  readonly ends: (line: string) => boolean
  readonly container: 'none' | 'list' | 'quote'
}

const CONTAINERS = /^(?:[ \t]{0,60}(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*/
const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/
const FORMULA = /^(\${2,})[^$]*$/
const RAW_TAG = /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i
const RAW_TAG_END = /<\/(?:script|pre|style|textarea)>/i
const BLOCK_TAG =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s/>]|$)/i
const LONE_TAG = /^<\/?[a-z][^>]*>[ \t]*$/i
const DELIMITER_ROW = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const ENDS_TABLE = /^ {0,3}(?:[#>]|```|~~~|\$\$|<|(?:[-+*]|\d{1,9}[.)])[ \t])/
const ENDS_BLOCK = /^(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|(?:-[ \t]*)+$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$)/
const ITEM = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/

export class BlockScan {
  /** An item may still go on. */
  listOpen = false
  afterBlank = true
  /** The line before ended what it stood in: no paragraph goes on. */
  atBlockStart = true
  /** In an HTML block that ends at the next blank line. */
  inHtml = false
  /** Head and delimiter row of the table that is open, each with its line break. */
  table: string | null = null
  private open: OpenBlock | null = null
  private before = ''
  /** A table's head may be the line before: a line that goes on with an item's or a quote's paragraph may not. */
  private beforeIsFirst = false

  get verbatim(): Verbatim {
    if (this.open === null) return null
    return this.open.container === 'none' ? 'sure' : 'unsure'
  }

  /** Forgets all that was open, as the parser does when a piece starts. */
  reset(): void {
    this.open = null
    this.listOpen = false
    this.inHtml = false
    this.table = null
    this.afterBlank = true
    this.atBlockStart = true
    this.before = ''
    this.beforeIsFirst = false
  }

  /** @param line without its line break. */
  feed(line: string): void {
    const blank = isBlankLine(line)
    if (this.open !== null && !this.leavesContainer(this.open, line, blank)) {
      if (this.open.ends(line)) this.open = null
      this.afterBlank = blank
      this.atBlockStart = this.open === null
      this.before = ''
      return
    }
    this.open = null
    const isFirst = this.atBlockStart
    if (blank) {
      this.inHtml = false
      this.table = null
    } else {
      this.readLine(line)
    }
    this.afterBlank = blank
    this.atBlockStart = blank || ENDS_BLOCK.test(line)
    this.before = line
    this.beforeIsFirst = isFirst
  }

  private readLine(line: string): void {
    const indent = indentOf(line)
    if (indent === 0 && this.afterBlank) this.listOpen = false
    if (ITEM.test(line)) this.listOpen = true
    if (this.inHtml) return
    this.followTable(line)
    const containers = CONTAINERS.exec(line)?.[0] ?? ''
    const rest = line.slice(containers.length).trimStart()
    const container = this.containerOf(containers, indent)
    if (container === 'none' && indent > 3) return
    const ends = opens(rest)
    if (ends !== null) this.open = { ends, container }
    else if (BLOCK_TAG.test(rest) || (this.afterBlank && LONE_TAG.test(rest))) this.inHtml = true
  }

  private containerOf(containers: string, indent: number): OpenBlock['container'] {
    if (containers.includes('>')) return 'quote'
    return containers !== '' || (this.listOpen && indent > 1) ? 'list' : 'none'
  }

  private leavesContainer({ container }: OpenBlock, line: string, blank: boolean): boolean {
    if (container === 'none') return false
    if (container === 'quote') return !/^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*>/.test(line)
    return !blank && indentOf(line) < 2
  }

  private followTable(line: string): void {
    if (this.table !== null) {
      if (ENDS_TABLE.test(line)) this.table = null
    } else if (
      this.beforeIsFirst &&
      this.before.includes('|') &&
      line.includes('-') &&
      indentOf(this.before) === 0 &&
      !ENDS_TABLE.test(this.before) &&
      DELIMITER_ROW.test(line)
    ) {
      this.table = `${this.before}\n${line}\n`
    }
  }
}

/** How the block that `rest` opens will end; null where it opens none that blank lines stand in. */
function opens(rest: string): OpenBlock['ends'] | null {
  const first = rest[0]
  if (first === '`' || first === '~') {
    const match = FENCE.exec(rest)
    const marks = match?.[1] ?? match?.[2]
    return marks === undefined ? null : endsWithMarks(first, marks.length)
  }
  if (first === '$') {
    const marks = FORMULA.exec(rest)?.[1]
    return marks === undefined ? null : endsWithMarks(first, marks.length)
  }
  if (first !== '<') return null
  if (RAW_TAG.test(rest)) return endsAt(rest, line => RAW_TAG_END.test(line))
  const end = htmlEnd(rest)
  return end === null ? null : endsAt(rest.slice(2), line => line.includes(end))
}

function htmlEnd(rest: string): string | null {
  if (rest.startsWith('<!--')) return '-->'
  if (rest.startsWith('<?')) return '?>'
  if (rest.startsWith('<![CDATA[')) return ']]>'
  return /^<![a-z]/i.test(rest) ? '>' : null
}

function endsAt(rest: string, ends: OpenBlock['ends']): OpenBlock['ends'] | null {
  return ends(rest) ? null : ends
}

function endsWithMarks(mark: string, least: number): OpenBlock['ends'] {
  return line => {
    const text = line.replace(/^[ \t>]+/, '')
    let count = 0
    while (text[count] === mark) count += 1
    return count >= least && isBlankLine(text.slice(count))
  }
}

/** Columns of blank before a line's text; a tab reaches the next multiple of four. */
export function indentOf(line: string): number {
  let indent = 0
  for (let i = 0; i < line.length; i += 1) {
    const code = line.charCodeAt(i)
    if (code === 32) indent += 1
    else if (code === 9) indent += 4 - (indent % 4)
    else break
  }
  return indent
}

export function isBlankLine(line: string): boolean {
  for (let i = 0; i < line.length; i += 1) {
    const code = line.charCodeAt(i)
    if (code !== 32 && code !== 9 && code !== 13) return false
  }
  return true
}
