import 'server-only'
import {
  type ImportRequest,
  type ImportResponse,
  importResponseSchema,
  LARGEST_NOTE_BYTES,
  parseImportedNotes,
  type RefusedNote,
} from '@/lib/contracts/import'
import { presetSchema } from '@/lib/contracts/preset'
import type { AppError } from '@/lib/core/app-error'
import type { BroughtNote, ReadNote } from '@/lib/core/imports/brought-note'
import { judgeNote } from '@/lib/core/imports/judge-note'
import { makeDeck } from '@/lib/core/imports/prepare-note'
import { err, ok, type Result } from '@/lib/core/result'
import type { Preset } from '@/lib/core/scheduling/preset'
import { bumpRev } from '@/lib/server/db/bump-rev'
import { contentHash } from '@/lib/server/db/content-hash'
import { takeAttempt } from '@/lib/server/db/rate-limit'
import { storeImport } from '@/lib/server/db/store-import'
import { type Tx, withUser } from '@/lib/server/db/with-user'
import { findNotesByPath, isStored } from '@/lib/server/db/write-notes'
import { logEvent } from '@/lib/server/log'

/**
 * Stores one batch of an import: texts, notes and the cards that the rules make of them, compared with the cards
 * that are there. Hand edits and drops stay unless a decision says otherwise.
 *
 * A batch is one transaction, so that passages which moved between its notes are followed; should the database
 * refuse it, every note gets its own, and only the one at fault is refused. A batch that was stored answers with
 * its report again. Errors: CONFLICT (same import and batch, other content), TOO_MANY_REQUESTS.
 */
export async function importNotes(
  userId: string,
  request: ImportRequest,
): Promise<Result<ImportResponse, AppError>> {
  const batch = { userId, importId: request.importId, batch: request.batch }
  const requestHash = contentHash(JSON.stringify(request))
  const earlier = await withUser(userId, tx => findReport(tx, batch, requestHash))
  if (earlier !== null) return earlier
  const wait = await takeAttempt([{ bucket: 'import', key: userId, most: 1_500, windowSeconds: 600 }])
  if (wait !== null)
    return err({ code: 'TOO_MANY_REQUESTS', message: 'Too many imports at once. Wait a little.', ...wait })

  const { notes, refused } = judgeAll(request.notes)
  const read = await readNotes(userId, notes, refused)
  const gone = request.gone
  try {
    return await withUser(userId, async (tx): Promise<Result<ImportResponse, AppError>> => {
      const rev = await bumpRev(tx, userId)
      // The same batch sent twice at once: the second comes here when the first is done.
      const again = await findReport(tx, batch, requestHash)
      if (again !== null) return again
      const report = { ...(await storeImport(tx, rev, batch, read, gone, toPreset)), refused }
      await tx.importBatch.create({ data: { ...batch, requestHash, report } })
      return ok(report)
    })
  } catch (error) {
    if (read.length < 2) throw error
    return storeOneByOne(batch, requestHash, read, gone, refused)
  }
}

interface Batch {
  readonly userId: string
  readonly importId: string
  readonly batch: number
}

async function findReport(
  tx: Tx,
  batch: Batch,
  requestHash: string,
): Promise<Result<ImportResponse, AppError> | null> {
  const row = await tx.importBatch.findUnique({ where: { userId_importId_batch: batch } })
  if (row === null) return null
  return row.requestHash === requestHash
    ? ok(importResponseSchema.parse(row.report))
    : err({ code: 'CONFLICT', message: 'This part of the import was stored already, with other content.' })
}

function judgeAll(raw: readonly unknown[]): { notes: BroughtNote[]; refused: RefusedNote[] } {
  const parsed = parseImportedNotes(raw)
  const refused = [...parsed.refused]
  const notes = new Map<string, BroughtNote>()
  for (const note of parsed.notes) {
    const judged = judgeNote(note.path, note.text, LARGEST_NOTE_BYTES)
    if (!judged.ok) refused.push({ path: note.path, ...judged.error })
    else if (notes.has(judged.value))
      refused.push({
        path: note.path,
        code: 'INVALID_INPUT',
        message: `${note.path} names the same note as another file of this import; the first one counts.`,
      })
    else
      notes.set(judged.value, {
        path: judged.value,
        text: note.text,
        textHash: contentHash(note.text),
        decisions: note.decisions,
      })
  }
  return { notes: [...notes.values()], refused }
}

/** Makes the decks before the transaction, which holds the user's lock. Notes that cannot be read join `refused`. */
async function readNotes(
  userId: string,
  notes: readonly BroughtNote[],
  refused: RefusedNote[],
): Promise<ReadNote[]> {
  const stored = await withUser(userId, tx =>
    findNotesByPath(
      tx,
      userId,
      notes.map(note => note.path),
    ),
  )
  const read: ReadNote[] = []
  for (const note of notes) {
    if (isStored(stored.get(note.path), note.textHash) && note.decisions.length === 0) {
      read.push({ ...note, deck: null })
      continue
    }
    const deck = makeDeck(note.path, note.text)
    if (deck.ok) read.push({ ...note, deck: deck.value })
    else refused.push({ path: note.path, ...deck.error })
    // Other requests get their turn between two notes.
    await new Promise(resolve => setImmediate(resolve))
  }
  return read
}

/** When the database refuses a batch as a whole: every note by itself, and the one at fault is named. */
async function storeOneByOne(
  batch: Batch,
  requestHash: string,
  read: readonly ReadNote[],
  gone: readonly string[],
  refused: readonly RefusedNote[],
): Promise<Result<ImportResponse, AppError>> {
  const { userId } = batch
  const report: ImportResponse = { notes: [], refused: [...refused], followed: 0 }
  for (const note of read) {
    try {
      const stored = await withUser(userId, async tx =>
        storeImport(tx, await bumpRev(tx, userId), batch, [note], gone, toPreset),
      )
      report.notes.push(...stored.notes)
      report.followed += stored.followed
    } catch {
      logEvent('error', 'note-not-stored', { userId, importId: batch.importId, batch: batch.batch })
      report.refused.push({
        path: note.path,
        code: 'UNREADABLE_FILE',
        message: `${note.path} could not be stored. The other notes are not affected.`,
      })
    }
  }
  await withUser(userId, tx => tx.importBatch.create({ data: { ...batch, requestHash, report } }))
  return ok(report)
}

const toPreset = (column: unknown): Preset => presetSchema.parse(column)
