/**
 * One syntax tree per note. Every reader of a note (dialects, rules, the preview) works on this tree, so nothing
 * is ever matched against raw text where a code span or a link could fool it. Long notes are parsed in pieces cut
 * at headings or blank lines, because the parser's time and memory grow faster than its input.
 */
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { cutSource } from '@/lib/core/notes/cut-source'
import { tameSource } from '@/lib/core/notes/tame-source'

export interface ParsedNote {
  /** The text the tree's offsets count in: the given text without a byte order mark. */
  readonly source: string
  /** GFM, front matter and math. Positions (line, column, offset) count in `source`. */
  readonly tree: Root
}

const FRONT_MATTER = ['yaml' as const, 'toml' as const]
const blockExtensions = [gfm(), math()]
const mdastExtensions = [gfmFromMarkdown(), mathFromMarkdown(), frontmatterFromMarkdown(FRONT_MATTER)]
const withFrontMatter = [...blockExtensions, frontmatter(FRONT_MATTER)]

/** Never throws, whatever the text. */
export function parseNote(text: string): ParsedNote {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const tame = tameSource(source)
  const pieces = cutSource(tame)
  if (pieces.length === 1) return { source, tree: parsePiece(tame, true) }
  const root: Root = { type: 'root', children: [] }
  for (const piece of pieces) {
    const tree = parsePiece(piece.text + piece.appendix, piece.offset === 0)
    for (const child of tree.children) {
      if ((child.position?.start.offset ?? 0) >= piece.text.length) continue
      shiftPositions(child, piece.offset, piece.line - 1)
      root.children.push(child)
    }
  }
  return { source, tree: root }
}

function parsePiece(text: string, first: boolean): Root {
  return fromMarkdown(text, {
    extensions: first ? withFrontMatter : blockExtensions,
    mdastExtensions,
  })
}

function shiftPositions(top: Nodes, offset: number, lines: number): void {
  if (offset === 0) return
  const stack: Nodes[] = [top]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const position = node.position
    if (position !== undefined) {
      position.start = {
        line: position.start.line + lines,
        column: position.start.column,
        offset: (position.start.offset ?? 0) + offset,
      }
      position.end = {
        line: position.end.line + lines,
        column: position.end.column,
        offset: (position.end.offset ?? 0) + offset,
      }
    }
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
}
