import 'server-only'
import type { StoredLedgerCard } from '@/lib/core/imports/stored-card'
import type { Card, Note } from './generated/client'
import type { Tx } from './with-user'

/**
 * The stored cards an import can meet, note by note in the order of their lines: those of the notes it brings,
 * those of notes that are gone from what was brought, and everything retired or put away anywhere.
 */
export async function loadLedger(
  tx: Tx,
  userId: string,
  paths: readonly string[],
  gone: readonly string[],
): Promise<StoredLedgerCard[]> {
  const rows = await tx.card.findMany({
    where: {
      userId,
      OR: [
        { note: { path: { in: [...paths, ...gone] } } },
        { retiredAt: { not: null } },
        { note: { deletedAt: { not: null } } },
      ],
    },
    include: { note: { select: { path: true, deletedAt: true } } },
    orderBy: [{ note: { path: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
  })
  const brought = new Set(paths)
  return rows.map(row => toLedgerCard(row, brought))
}

/** Of the given cards those that stand in their notes and were never studied. */
export async function loadUntouched(
  tx: Tx,
  userId: string,
  ids: readonly string[],
): Promise<StoredLedgerCard[]> {
  if (ids.length === 0) return []
  const rows = await tx.card.findMany({
    where: { userId, id: { in: [...ids] }, retiredAt: null, memory: null },
    include: { note: { select: { path: true, deletedAt: true } } },
    orderBy: [{ note: { path: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
  })
  return rows.map(row => toLedgerCard(row, new Set()))
}

function toLedgerCard(
  row: Card & { note: Pick<Note, 'path' | 'deletedAt'> },
  brought: ReadonlySet<string>,
): StoredLedgerCard {
  return {
    id: row.id,
    noteId: row.noteId,
    notePath: row.note.path,
    key: row.key,
    kind: row.kind,
    rule: row.rule,
    group: row.group,
    chapter: row.chapter,
    front: row.noteFront,
    back: row.noteBack,
    answer: row.noteAnswer,
    startLine: row.startLine,
    endLine: row.endLine,
    position: row.position,
    // A note that was put away and is brought again takes its cards back as they were.
    retired: row.retiredAt !== null || (row.note.deletedAt !== null && !brought.has(row.note.path)),
    isDropped: row.droppedAt !== null,
    edited:
      row.editedAt === null
        ? null
        : { front: row.editedFront ?? '', back: row.editedBack ?? '', answer: row.editedAnswer },
  }
}
