import type { BlockContent, DefinitionContent, Heading, List, RootContent, Table } from 'mdast'
import type { Block, CodeBlock, Entry, Item, Passage, Section } from '@/lib/core/cards/passages/block'
import { readCallout } from '@/lib/core/cards/passages/callout'
import { gatherRows } from '@/lib/core/cards/passages/gather-rows'
import { isHalfMarked } from '@/lib/core/cards/passages/half-marked'
import { LineWidths } from '@/lib/core/cards/passages/line-widths'
import { readCodePairs } from '@/lib/core/cards/passages/read-code-pairs'
import { splitParagraph } from '@/lib/core/cards/passages/split-paragraph'
import type { LineRange } from '@/lib/core/notes/note'
import type { ParsedNote } from '@/lib/core/notes/parse-note'
import { readRun } from '@/lib/core/notes/read-run'
import { type Run, trimRun } from '@/lib/core/notes/run'

export interface NoteSections {
  readonly sections: readonly Section[]
  /** Every passage of the note in order of its lines. */
  readonly passages: readonly Passage[]
}

type Content = RootContent | BlockContent | DefinitionContent

/** @param claimedLines lines that explicit cards stand on: blocks that touch them are left out. */
export function readSections(note: ParsedNote, claimedLines: ReadonlySet<number>): NoteSections {
  return new SectionReader(note, claimedLines).read()
}

class SectionReader {
  private readonly sections: Section[] = []
  private readonly passages: Passage[] = []
  private path: readonly string[] = []
  private readonly lastLine: number
  private readonly lines: LineWidths

  constructor(
    private readonly note: ParsedNote,
    private readonly claimedLines: ReadonlySet<number>,
  ) {
    this.lastLine = countLines(note.source)
    this.lines = new LineWidths(note.source)
  }

  read(): NoteSections {
    const open: Section[] = []
    let blocks: Block[] = []
    let current = this.openSection(null, 0, 1, blocks, null)
    let titled = false
    for (const node of this.note.tree.children) {
      // A heading that is a card's question opens no chapter.
      if (node.type === 'heading' && !this.isClaimed(linesOf(node))) {
        const line = node.position?.start.line ?? 1
        this.closeSection(current, line - 1)
        while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop()
        const parent = open.at(-1) ?? null
        blocks = []
        const run = trimRun(readRun(node.children))
        this.path = [...(parent?.path ?? []), run.plain.replaceAll('\n', ' ')]
        current = this.openSection(node, node.depth, line, blocks, parent, run, !titled && node.depth === 1)
        titled ||= node.depth === 1
        open.push(current)
      } else {
        this.readBlock(node, false, blocks)
      }
    }
    this.closeSection(current, this.lastLine)
    const sections = this.sections.filter(
      section => section.depth > 0 || section.blocks.length > 0 || this.sections.length === 1,
    )
    return { sections, passages: this.passages }
  }

  private openSection(
    heading: Heading | null,
    depth: number,
    startLine: number,
    blocks: Block[],
    parent: Section | null,
    run?: Run,
    isTitle = depth === 0,
  ): Section {
    const entry = heading !== null && run !== undefined ? this.entry(run, linesOf(heading), false) : null
    if (entry !== null && this.isClaimed(entry)) entry.claimed = true
    const section: Section = {
      path: this.path,
      depth,
      heading: entry,
      blocks,
      parent,
      isTitle,
      dropped: null,
      startLine,
      endLine: startLine,
    }
    this.sections.push(section)
    return section
  }

  private closeSection(section: Section, endLine: number): void {
    Object.assign(section, { endLine: Math.max(section.startLine, endLine) })
  }

  private readBlock(node: Content, quoted: boolean, into: Block[]): void {
    const range = linesOf(node)
    if (
      node.type !== 'paragraph' &&
      node.type !== 'list' &&
      node.type !== 'blockquote' &&
      node.type !== 'table' &&
      this.isClaimed(range)
    ) {
      return
    }
    switch (node.type) {
      case 'paragraph':
        this.readParagraph(
          quoted ? readCallout(readRun(node.children)) : readRun(node.children),
          range,
          quoted,
          into,
        )
        break
      case 'heading':
        this.readParagraph(readRun(node.children), range, quoted, into)
        break
      case 'code': {
        const fenced = isFenced(this.note.source, node.position?.start.offset ?? 0)
        into.push({
          type: 'code',
          value: node.value,
          language: (node.lang ?? '').toLowerCase(),
          firstLine: range.startLine + (fenced ? 1 : 0),
          passage: this.passage(range),
          quoted,
          inline: false,
          claimed: false,
          ...range,
        })
        break
      }
      case 'list':
        this.readList(node, quoted, into)
        break
      case 'blockquote':
        for (const child of node.children) this.readBlock(child, true, into)
        break
      case 'table':
        this.readTable(node, range, into)
        break
      case 'html':
        into.push({
          type: 'other',
          what: 'html',
          summary: /<summary[^>]{0,200}>([^<]{3,300})<\/summary>/i.exec(node.value)?.[1]?.trim() ?? '',
          passage: this.passage(range),
          ...range,
        })
        break
      case 'math':
        into.push({ type: 'other', what: 'math', summary: '', passage: this.passage(range), ...range })
        break
      case 'thematicBreak':
      case 'definition':
        into.push({
          type: 'other',
          what: node.type === 'definition' ? 'definition' : 'rule',
          summary: '',
          passage: this.passage(range),
          ...range,
        })
        break
      default:
        break
    }
  }

  private readParagraph(run: Run, range: LineRange, quoted: boolean, into: Block[]): void {
    const blocks: Block[] = []
    for (const part of splitParagraph(run, range, line => this.lines.widthOf(line))) {
      if (!this.isClaimed(part)) blocks.push(this.textOrCode(part.run, part, quoted))
    }
    into.push(...(blocks.length < 2 ? blocks : gatherRows(blocks)))
  }

  private textOrCode(run: Run, range: LineRange, quoted: boolean): Block {
    const image = run.plain.trim() === '' && run.tokens.some(token => token.kind === 'image')
    const passage = this.passage(range)
    if (image) return { type: 'other', what: 'image', summary: '', passage, ...lines(range) }
    const code = bareCode(run) ?? (isHalfMarked(run) && readCodePairs(run) === null ? run.plain.trim() : null)
    if (code !== null) {
      return {
        type: 'code',
        value: code,
        language: '',
        firstLine: range.startLine,
        passage,
        quoted,
        inline: true,
        claimed: false,
        ...lines(range),
      }
    }
    const entry: Entry = { run, passage, quoted, claimed: false, isProse: false, ...lines(range) }
    return { type: 'text', entry, ...lines(range) }
  }

  private readList(list: List, quoted: boolean, into: Block[]): void {
    const items: Item[] = []
    for (const node of list.children) {
      const range = linesOf(node)
      const blocks: Block[] = []
      for (const child of node.children) this.readBlock(child, quoted, blocks)
      const first = blocks[0]
      const own = first?.type === 'text' && first.startLine === range.startLine ? first.entry : null
      if (typeof node.checked === 'boolean' && own !== null && own.run.tokens[0]?.kind !== 'code') {
        own.passage.reason = 'task-list'
        continue
      }
      items.push({ entry: own, blocks: own === null ? blocks : blocks.slice(1), ...range })
    }
    into.push({ type: 'list', ordered: list.ordered === true, items, quoted, ...linesOf(list) })
  }

  private readTable(table: Table, range: LineRange, into: Block[]): void {
    const [head, ...rest] = table.children
    if (head === undefined) return
    const header = head.children.map(cell => trimRun(readRun(cell.children)))
    const passage = this.passage({ startLine: range.startLine, endLine: range.startLine })
    const rows = rest
      .filter(row => !this.isClaimed(linesOf(row)))
      .map(row => {
        const at = linesOf(row)
        return {
          cells: row.children.map(cell => trimRun(readRun(cell.children))),
          line: at.startLine,
          passage: this.passage(at),
        }
      })
    into.push({ type: 'table', header, rows, passage, ...range })
  }

  private entry(run: Run, range: LineRange, quoted: boolean): Entry {
    return { run, passage: this.passage(range), quoted, claimed: false, isProse: false, ...lines(range) }
  }

  private passage(range: LineRange): Passage {
    const passage: Passage = { ...lines(range), chapter: this.path, drafts: [], reason: null }
    this.passages.push(passage)
    return passage
  }

  private isClaimed(range: LineRange): boolean {
    if (this.claimedLines.size === 0) return false
    for (let line = range.startLine; line <= range.endLine; line += 1) {
      if (this.claimedLines.has(line)) return true
    }
    return false
  }
}

/** The code of a run that is nothing but code spans (a prompt or full stop aside), else null. */
function bareCode(run: Run): CodeBlock['value'] | null {
  let code = ''
  let spans = 0
  for (const token of run.tokens) {
    if (token.kind === 'code') {
      code += code === '' ? token.text : `\n${token.text}`
      spans += 1
    } else if (!/^[\s.,;:$]*$/.test(token.text) || token.kind === 'image') return null
  }
  return spans > 0 ? code.trim() : null
}

function isFenced(source: string, offset: number): boolean {
  const mark = source[offset]
  return (mark === '`' || mark === '~') && source[offset + 1] === mark && source[offset + 2] === mark
}

function lines({ startLine, endLine }: LineRange): LineRange {
  return { startLine, endLine }
}

function linesOf(node: Content | List['children'][number] | Table['children'][number]): LineRange {
  return { startLine: node.position?.start.line ?? 1, endLine: node.position?.end.line ?? 1 }
}

function countLines(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return text.endsWith('\n') && count > 1 ? count - 1 : count
}
