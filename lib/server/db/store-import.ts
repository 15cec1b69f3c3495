import 'server-only'
import { v7 as newId } from 'uuid'
import type { NoteDeck } from '@/lib/core/cards/card'
import type { ReadNote } from '@/lib/core/imports/brought-note'
import { diffImport } from '@/lib/core/imports/diff-import'
import { findLateMoves, type LateMove } from '@/lib/core/imports/late-moves'
import { cardsInTheWay, type NoteWrites, planWrites, type WordsChange } from '@/lib/core/imports/plan-writes'
import { makeDeck } from '@/lib/core/imports/prepare-note'
import type { StoredLedgerCard } from '@/lib/core/imports/stored-card'
import type { Preset } from '@/lib/core/scheduling/preset'
import { loadLedger, loadUntouched } from './card-ledger'
import type { Note } from './generated/client'
import { findCreatedCards, forgetOldUndos, recordBefore } from './import-undo'
import type { Tx } from './with-user'
import { freeKeys, insertCards, retireCards, updateCards } from './write-cards'
import { writeCarryOvers } from './write-carry-overs'
import { findNotesByPath, isStored, writeNotes } from './write-notes'

/** Carry-over events of one batch are numbered from here on, so that batches do not share numbers. */
const SEQ_PER_BATCH = 200_000
/** More changes of one note than this are counted, not shown. */
const MOST_CHANGES = 100

/** Types, not interfaces: what they say is stored as JSON. */
export type StoredNoteReport = NoteWrites['counts'] & {
  readonly path: string
  readonly noteId: string
  readonly changes: WordsChange[]
}

export type StoredBatch = {
  readonly notes: StoredNoteReport[]
  /** Cards that lost their passage here and found it in a note of an earlier batch. */
  readonly followed: number
}

/**
 * Stores the notes of one batch and brings their cards to what the new texts say. The caller holds the user's lock
 * (`bumpRev`).
 *
 * @param gone Paths of stored notes whose cards may have moved into these.
 */
export async function storeImport(
  tx: Tx,
  rev: bigint,
  batch: { readonly userId: string; readonly importId: string; readonly batch: number },
  read: readonly ReadNote[],
  gone: readonly string[],
  toPreset: (column: unknown) => Preset,
): Promise<StoredBatch> {
  const { userId } = batch
  const stored = await findNotesByPath(tx, userId, read.map(pathOf))
  const changed = read.flatMap(note => {
    const row = stored.get(note.path)
    if (note.deck === null && isStored(row, note.textHash)) return []
    // Null here: another device changed the note since it was found unchanged. What is brought is the later word.
    return [{ ...note, deck: note.deck ?? deckAgain(note), id: row?.id ?? newId() }]
  })
  await forgetOldUndos(tx, userId)
  await recordBefore(tx, batch, rev, {
    notes: changed.flatMap(note => (stored.has(note.path) ? [note.id] : [])),
    newNotes: changed.flatMap(note => (stored.has(note.path) ? [] : [note.id])),
  })
  await writeNotes(tx, userId, rev, stored, changed)

  const ledger = changed.length === 0 ? [] : await loadLedger(tx, userId, changed.map(pathOf), gone)
  const diffs = diffImport(
    ledger,
    changed.map(note => ({ path: note.path, cards: note.deck.cards })),
  )
  const planned = changed.flatMap((note, at) => {
    const diff = diffs[at]
    if (diff === undefined) return []
    const ownCards = ledger.filter(card => card.noteId === note.id)
    return [
      {
        note,
        writes: planWrites(note.id, diff, note.decisions, newId),
        inTheWay: cardsInTheWay(ownCards, diff),
      },
    ]
  })
  const writes = planned.map(plan => plan.writes)
  const retire = writes.flatMap(write => write.retire)
  await recordBefore(tx, batch, rev, {
    cards: [
      ...planned.flatMap(plan => plan.inTheWay),
      ...retire,
      ...writes.flatMap(write => write.updates.map(card => card.id)),
    ],
  })
  await freeKeys(
    tx,
    userId,
    rev,
    planned.flatMap(plan => plan.inTheWay),
  )
  const lost = new Set(retire)
  const moves = await followLateMoves(
    tx,
    rev,
    batch,
    ledger.filter(card => lost.has(card.id)),
  )
  const moved = new Set(moves.map(move => move.taking.id))
  await retireCards(
    tx,
    userId,
    rev,
    retire.filter(id => !moved.has(id)),
  )
  await updateCards(
    tx,
    userId,
    rev,
    writes.flatMap(write => write.updates),
  )
  await insertCards(
    tx,
    userId,
    rev,
    writes.flatMap(write => write.inserts),
  )
  await recordBefore(tx, batch, rev, {
    newCards: writes.flatMap(write => write.inserts.map(card => card.id)),
  })
  const carryOvers = writes.flatMap(write => write.carryOvers)
  await writeCarryOvers(tx, userId, rev, batch.importId, batch.batch * SEQ_PER_BATCH, carryOvers, toPreset)

  const reports = new Map<string, StoredNoteReport>(
    planned.map(({ note, writes: { counts, changes, retire: gone } }) => [
      note.path,
      {
        path: note.path,
        noteId: note.id,
        ...counts,
        retired: gone.filter(id => !moved.has(id)).length,
        changes: changes.slice(0, MOST_CHANGES),
      },
    ]),
  )
  const unchanged = await reportUnchanged(
    tx,
    userId,
    read.flatMap(note => (reports.has(note.path) ? [] : (stored.get(note.path) ?? []))),
  )
  for (const report of unchanged) reports.set(report.path, report)
  return { notes: read.flatMap(note => reports.get(note.path) ?? []), followed: moves.length }
}

/** Gives cards that are about to be retired the place of those that an earlier batch made for their passages. */
async function followLateMoves(
  tx: Tx,
  rev: bigint,
  batch: { readonly userId: string; readonly importId: string; readonly batch: number },
  lost: readonly StoredLedgerCard[],
): Promise<LateMove[]> {
  if (batch.batch === 0 || lost.length === 0) return []
  const created = await findCreatedCards(tx, batch)
  const moves = findLateMoves(lost, await loadUntouched(tx, batch.userId, created))
  const [taking, leaving] = [moves.map(move => move.taking), moves.map(move => move.leaving)]
  const left = leaving.map(card => card.id)
  await updateCards(tx, batch.userId, rev, leaving)
  await updateCards(tx, batch.userId, rev, taking)
  await retireCards(tx, batch.userId, rev, left)
  return moves
}

const pathOf = (note: { readonly path: string }): string => note.path

function deckAgain(note: ReadNote): NoteDeck {
  const deck = makeDeck(note.path, note.text)
  if (!deck.ok) throw new Error('A note that was read before cannot be read now.')
  return deck.value
}

async function reportUnchanged(tx: Tx, userId: string, notes: readonly Note[]): Promise<StoredNoteReport[]> {
  if (notes.length === 0) return []
  const groups = await tx.card.groupBy({
    by: ['noteId'],
    where: { userId, noteId: { in: notes.map(note => note.id) }, retiredAt: null },
    _count: true,
  })
  const kept = new Map(groups.map(group => [group.noteId, group._count]))
  return notes.map(note => ({
    path: note.path,
    noteId: note.id,
    kept: kept.get(note.id) ?? 0,
    matched: 0,
    created: 0,
    restored: 0,
    retired: 0,
    changes: [],
  }))
}
