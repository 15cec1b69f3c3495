/**
 * What rules read: a section's blocks in order, already reduced from the syntax tree. Quotes are opened up (their
 * blocks stand in line, marked), a paragraph that holds nothing but code is a code block, and every place a card
 * could come from has a passage that ends up with cards or with a reason.
 */
import type { ChapterPath, LineRange } from '@/lib/core/notes/note'
import type { Run } from '@/lib/core/notes/run'

export interface Passage extends LineRange {
  readonly chapter: ChapterPath
  /** Drafts made from it, in order. */
  readonly drafts: number[]
  reason: string | null
}

/** One statement: a paragraph, an item's own text, a line of a cheat sheet. */
export interface Entry extends LineRange {
  readonly run: Run
  readonly passage: Passage
  readonly quoted: boolean
  /** Already said by a card, or part of one: later rules leave it alone. */
  claimed: boolean
  /** Claimed for facts in its sentences, so it may still explain the code below it. */
  isProse: boolean
}

export interface TextBlock extends LineRange {
  readonly type: 'text'
  readonly entry: Entry
}

export interface CodeBlock extends LineRange {
  readonly type: 'code'
  readonly value: string
  readonly language: string
  /** 1-based line of the value's first line. */
  readonly firstLine: number
  readonly passage: Passage
  readonly quoted: boolean
  /** A paragraph or item of nothing but code spans. */
  readonly inline: boolean
  claimed: boolean
}

export interface Item extends LineRange {
  readonly entry: Entry | null
  readonly blocks: readonly Block[]
}

export interface ListBlock extends LineRange {
  readonly type: 'list'
  readonly ordered: boolean
  readonly items: readonly Item[]
  readonly quoted: boolean
}

export interface Row {
  readonly cells: readonly Run[]
  readonly line: number
  readonly passage: Passage
}

export interface TableBlock extends LineRange {
  readonly type: 'table'
  readonly header: readonly Run[]
  readonly rows: readonly Row[]
  readonly passage: Passage
}

export interface OtherBlock extends LineRange {
  readonly type: 'other'
  readonly what: 'image' | 'html' | 'math' | 'rule' | 'definition'
  /** Text of an HTML `<summary>`, else empty. */
  readonly summary: string
  readonly passage: Passage
}

export type Block = TextBlock | CodeBlock | ListBlock | TableBlock | OtherBlock

export interface Section extends LineRange {
  readonly path: ChapterPath
  readonly depth: number
  readonly heading: Entry | null
  readonly blocks: readonly Block[]
  readonly parent: Section | null
  /** The first heading of depth 1, or the text before any heading. */
  readonly isTitle: boolean
  /** Reason code why the whole section is left alone, or null. */
  dropped: string | null
}
