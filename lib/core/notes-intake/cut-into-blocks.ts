import type { NoteDeck } from '@/lib/core/cards/card'

/** A piece of a note as a reader sees it, with the cards that came out of its lines. */
export interface NoteBlock {
  readonly startLine: number
  readonly endLine: number
  /** Markdown that can be shown by itself. */
  readonly markdown: string
  /** Keys of the cards whose passage lies here, in order. A card stands at one block only, its first. */
  readonly cards: readonly string[]
  /** Cards that stand further up and came from here as well, such as the items of a list. */
  readonly shared: readonly string[]
  /** Why passages here gave none; without doubles. */
  readonly reasons: readonly string[]
}

/** A heading and what stands under it, until the next heading. */
export interface NoteChapterBlocks {
  /** Headings from the outermost to this one; empty for what stands before the first. */
  readonly path: readonly string[]
  readonly depth: number
  readonly startLine: number
  readonly blocks: readonly NoteBlock[]
}

interface OpenBlock {
  startLine: number
  readonly lines: string[]
}

const FENCE = /^\s*(?:>\s?)*\s*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/
const TABLE_DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/
const DEFINITION = /^ {0,3}\[[^\]]{1,200}\]:\s*\S/
/** Reference links that would otherwise lose the line that says where they lead. */
const REFERENCE = /\]\[|\[[^\]\n]+\](?![(:[])/
const MOST_DEFINITIONS = 100

/**
 * Cuts a note where its passages start, so that cards can stand beside the very lines they came from, but never
 * inside a fence or a table. Works on lines alone: a note of 5 MB takes well under a second.
 *
 * @param text The text the deck was made from.
 */
export function cutIntoBlocks(
  text: string,
  deck: Pick<NoteDeck, 'chapters' | 'passages'>,
): NoteChapterBlocks[] {
  const lines = text.split(/\r\n|\r|\n/)
  const definitions = lines.filter(line => DEFINITION.test(line)).slice(0, MOST_DEFINITIONS)
  const passageStarts = new Set(deck.passages.map(passage => passage.startLine))
  const claims = new Claims(deck)
  return chaptersOf(deck, lines.length).map(({ path, depth, startLine, endLine }) => ({
    path,
    depth,
    startLine,
    blocks: cutChapter(lines, startLine, endLine, passageStarts).map(block => {
      const endsAt = block.startLine + block.lines.length - 1
      return {
        startLine: block.startLine,
        endLine: endsAt,
        markdown: withDefinitions(dedent(block.lines), definitions),
        ...claims.within(block.startLine, endsAt),
      }
    }),
  }))
}

/** The deck's chapters without gaps: what stands before the first belongs to a chapter without a name. */
function chaptersOf(deck: Pick<NoteDeck, 'chapters'>, lastLine: number) {
  const sorted = [...deck.chapters].sort((a, b) => a.startLine - b.startLine)
  const chapters = sorted.map((chapter, n) => ({
    path: chapter.path,
    depth: chapter.depth,
    startLine: chapter.startLine,
    endLine: (sorted[n + 1]?.startLine ?? lastLine + 1) - 1,
  }))
  const first = chapters[0]?.startLine ?? lastLine + 1
  if (first > 1) chapters.unshift({ path: [], depth: 0, startLine: 1, endLine: first - 1 })
  return chapters
}

function cutChapter(lines: readonly string[], from: number, to: number, passageStarts: ReadonlySet<number>) {
  const blocks: OpenBlock[] = []
  let open: OpenBlock | null = null
  let fence: string | null = null
  let isTable = false
  for (let n = from; n <= to; n += 1) {
    const line = lines[n - 1] ?? ''
    const isBlank = line.trim() === ''
    if (fence === null && !isTable && TABLE_DELIMITER.test(lines[n] ?? '') && line.includes('|')) {
      isTable = true
      open = null
    } else if (isTable && isBlank) isTable = false
    const isInside = fence !== null || (isTable && open !== null)
    if (isBlank && !isInside) {
      open = null
      continue
    }
    if (open === null || (!isInside && passageStarts.has(n))) {
      open = { startLine: n, lines: [] }
      blocks.push(open)
    }
    open.lines.push(line)
    fence = nextFence(line, fence)
  }
  return blocks
}

function nextFence(line: string, fence: string | null): string | null {
  const marks = FENCE.exec(line)?.[1]
  if (marks === undefined) return fence
  if (fence === null)
    return marks[0] === '`' && line.slice(line.indexOf(marks) + marks.length).includes('`') ? null : marks
  return marks[0] === fence[0] && marks.length >= fence.length ? null : fence
}

/** A nested item or a fence inside one stands by itself now: its indent would make it code. */
function dedent(lines: readonly string[]): string {
  const indents = lines.filter(line => line.trim() !== '').map(line => /^[ \t]*/.exec(line)?.[0].length ?? 0)
  const first = indents[0] ?? 0
  const least = Math.min(...indents.slice(0, 10_000), first)
  // Indented code keeps its four spaces when nothing less indented stands with it at the margin.
  const isListLine = /^\s*(?:[-*+]|\d+[.)])\s|^\s*(?:`{3,}|~{3,})/.test(lines[0] ?? '')
  const cut = least >= 4 && !isListLine ? 0 : least
  return lines.map(line => line.slice(Math.min(cut, /^[ \t]*/.exec(line)?.[0].length ?? 0))).join('\n')
}

function withDefinitions(markdown: string, definitions: readonly string[]): string {
  return definitions.length > 0 && REFERENCE.test(markdown)
    ? `${markdown}\n\n${definitions.join('\n')}`
    : markdown
}

/** Which passages start in a range of lines; ranges are asked for in order. */
class Claims {
  private readonly passages: readonly NoteDeck['passages'][number][]
  private next = 0
  private readonly shown = new Set<string>()

  constructor(deck: Pick<NoteDeck, 'passages'>) {
    this.passages = [...deck.passages].sort((a, b) => a.startLine - b.startLine)
  }

  within(startLine: number, endLine: number): { cards: string[]; shared: string[]; reasons: string[] } {
    const cards = new Set<string>()
    const shared = new Set<string>()
    const reasons = new Set<string>()
    for (let passage = this.passages[this.next]; passage !== undefined; passage = this.passages[this.next]) {
      if (passage.startLine > endLine) break
      this.next += 1
      if (passage.endLine < startLine && passage.cards.length === 0) continue
      for (const key of passage.cards) {
        if (this.shown.has(key)) shared.add(key)
        else cards.add(key)
      }
      if (passage.cards.length === 0 && passage.reason !== null) reasons.add(passage.reason.sentence)
    }
    for (const key of cards) this.shown.add(key)
    return { cards: [...cards], shared: [...shared], reasons: [...reasons] }
  }
}
