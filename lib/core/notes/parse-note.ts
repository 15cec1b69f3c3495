/**
 * One syntax tree per note. Every reader of a note (dialects, rules, the preview) works on this tree, so nothing
 * is ever matched against raw text where a code span or a link could fool it. Notes are parsed in small pieces,
 * because the parser's time and memory grow faster than its input.
 */
import type { Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { cutSource, type SourcePiece } from '@/lib/core/notes/cut-source'
import { joinPieces, shiftPositions } from '@/lib/core/notes/join-pieces'
import { restoreText, tameSource } from '@/lib/core/notes/tame-source'

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
  const root: Root = { type: 'root', children: [] }
  for (const piece of cutSource(source)) {
    const tame = piece.plain ? null : tameSource(piece.text)
    const nodes = tame === null ? [plainParagraph(piece.text)] : parsePiece(tame, piece, root)
    if (tame !== null && tame !== piece.text) for (const node of nodes) restoreText(node)
    for (const node of nodes) shiftPositions(node, piece.offset, piece.line - 1)
    joinPieces(root, nodes, piece.seam, source)
  }
  return { source, tree: root }
}

/** @returns the nodes of the piece itself; their positions count in `text`. */
function parsePiece(text: string, piece: SourcePiece, before: Root): readonly RootContent[] {
  const { preface, offset } = piece
  const extensions = offset === 0 ? withFrontMatter : blockExtensions
  const children = fromMarkdown(preface + text, { extensions, mdastExtensions }).children
  if (preface === '') return children
  const cut = preface.length
  // What reaches from the preface into the piece is the table that goes on, or else the preface misled the parser.
  const across = children.find(node => startOf(node) < cut && endOf(node) > cut)
  const goesOn = across?.type === 'table' && before.children.at(-1)?.type === 'table'
  if (piece.seam === 'row' ? !goesOn : across !== undefined) {
    return parsePiece(text, { ...piece, preface: '' }, before)
  }
  const own = children.filter(node => node === across || startOf(node) >= cut)
  const lines = preface.split('\n').length - 1
  for (const node of own) shiftPositions(node, -cut, -lines)
  return own
}

function startOf(node: RootContent | undefined): number {
  return node?.position?.start.offset ?? 0
}

function endOf(node: RootContent | undefined): number {
  return node?.position?.end.offset ?? 0
}

function plainParagraph(text: string): RootContent {
  const end = text.replace(/[\r\n]+$/, '').length
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: end + 1, offset: end },
  }
  const value = text.slice(0, end).replaceAll('\0', '\ufffd')
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position }
}
