import 'server-only'
import type { NoteDeck } from '@/lib/core/cards/card'
import { GENERATOR_VERSION } from '@/lib/core/imports/prepare-note'
import type { Note } from './generated/client'
import type { Tx } from './with-user'

/** A note as it shall stand after an import. */
export interface NoteWrite {
  readonly id: string
  readonly path: string
  readonly text: string
  readonly textHash: string
  readonly deck: NoteDeck
}

/** Stored notes by path, also those put away. */
export async function findNotesByPath(
  tx: Tx,
  userId: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Note>> {
  const rows = await tx.note.findMany({ where: { userId, path: { in: [...paths] } } })
  return new Map(rows.map(row => [row.path, row]))
}

/** Whether the note stands there with this very text, and its cards were made by today's rules. */
export function isStored(note: Note | undefined, textHash: string): boolean {
  return (
    note !== undefined &&
    note.deletedAt === null &&
    note.textHash === textHash &&
    note.generatorVersion === GENERATOR_VERSION
  )
}

/** Stores texts (each content once) and notes. A note that was put away comes back by being brought again. */
export async function writeNotes(
  tx: Tx,
  userId: string,
  rev: bigint,
  stored: ReadonlyMap<string, Note>,
  notes: readonly NoteWrite[],
): Promise<void> {
  if (notes.length === 0) return
  await tx.noteText.createMany({
    data: notes.map(note => ({ userId, hash: note.textHash, text: note.text })),
    skipDuplicates: true,
  })
  const added = notes.filter(note => !stored.has(note.path))
  await tx.note.createMany({
    data: added.map(note => ({ userId, id: note.id, path: note.path, ...columns(note, rev) })),
  })
  for (const note of notes) {
    if (stored.has(note.path))
      await tx.note.update({
        where: { userId_id: { userId, id: note.id } },
        data: { ...columns(note, rev), deletedAt: null },
      })
  }
  const left = notes.flatMap(note => stored.get(note.path)?.textHash ?? [])
  if (left.length === 0) return
  await tx.noteText.deleteMany({ where: { userId, hash: { in: left }, notes: { none: {} } } })
}

const columns = (note: NoteWrite, rev: bigint) => ({
  rev,
  title: note.deck.title,
  textHash: note.textHash,
  chapters: note.deck.chapters.map(chapter => ({
    path: [...chapter.path],
    depth: chapter.depth,
    startLine: chapter.startLine,
    endLine: chapter.endLine,
  })),
  tags: [...note.deck.tags],
  generatorVersion: GENERATOR_VERSION,
  updatedAt: new Date(),
})
