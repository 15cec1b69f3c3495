import type { LocalSnapshot } from '@/lib/client/data/local-snapshot'
import type { SyncedCard } from '@/lib/contracts/sync'
import { chapterTree, type Mastery, type MasteryNode, masteryOf } from '@/lib/core/mastery/chapter-mastery'
import type { ChapterPath } from '@/lib/core/notes/note'

/** The sets of the table that a card is in, by the ids of their rows: its note, and each chapter above it. */
export function rowIdsOf(card: { readonly noteId: string; readonly chapter: ChapterPath }): string[] {
  const chapters = card.chapter.map((_, index) => rowId(card.noteId, card.chapter.slice(0, index + 1)))
  return [card.noteId, ...(chapters.length > 0 ? chapters : [rowId(card.noteId, [])])]
}

const rowId = (noteId: string, path: ChapterPath) => JSON.stringify([noteId, path])

/** One line of the table: a note, or a chapter of one. */
export interface MasteryRow extends Mastery {
  /** Unique over all notes; what is collapsed is remembered by it. */
  readonly id: string
  readonly noteId: string
  readonly path: ChapterPath
  readonly title: string
  /** 0 for the note itself. */
  readonly depth: number
  readonly children: readonly MasteryRow[]
}

export type MasteryOrder = 'note' | 'weakest'

/** The notes that have cards, each with its chapters. Chapters without cards are left out. */
export function masteryTree(
  snapshot: Pick<LocalSnapshot, 'activeNotes' | 'activeCards' | 'memories' | 'today' | 'preset'>,
): MasteryRow[] {
  const { activeNotes, activeCards, memories, today, preset } = snapshot
  const cardsOf = new Map<string, SyncedCard[]>()
  for (const card of activeCards) {
    const cards = cardsOf.get(card.noteId)
    if (cards) cards.push(card)
    else cardsOf.set(card.noteId, [card])
  }
  return activeNotes.flatMap(note => {
    const cards = cardsOf.get(note.id)
    if (cards === undefined) return []
    const tree = chapterTree(note.chapters, cards, memories, today, preset).filter(({ cards: n }) => n > 0)
    // A note whose only first-level heading is its title would say everything twice.
    const [only] = tree
    const chapters = tree.length === 1 && only?.title === note.title ? only.children : tree
    return {
      ...masteryOf(cards, memories, today, preset),
      id: note.id,
      noteId: note.id,
      path: [],
      title: note.title,
      depth: 0,
      children: chapters.flatMap(node => toRow(note.id, node, 1)),
    }
  })
}

function toRow(noteId: string, node: MasteryNode, depth: number): MasteryRow[] {
  if (node.cards === 0) return []
  const { children, title, ...rest } = node
  return [
    {
      ...rest,
      id: rowId(noteId, node.path),
      noteId,
      title: title === '' ? 'Before the first heading' : title,
      depth,
      children: children.flatMap(child => toRow(noteId, child, depth + 1)),
    },
  ]
}

/** Siblings by what is known, weakest first, or as the notes have them. */
export function sortRows(rows: readonly MasteryRow[], order: MasteryOrder): readonly MasteryRow[] {
  if (order === 'note') return rows
  return rows
    .map(row => ({ ...row, children: sortRows(row.children, order) }))
    .sort((a, b) => a.known - b.known || b.cards - a.cards)
}

/** The rows to draw, those below a collapsed one left out. */
export function visibleRows(rows: readonly MasteryRow[], collapsed: ReadonlySet<string>): MasteryRow[] {
  return rows.flatMap(row => [row, ...(collapsed.has(row.id) ? [] : visibleRows(row.children, collapsed))])
}
