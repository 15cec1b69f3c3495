import 'server-only'
import {
  LARGEST_NOTE_BYTES,
  type PlanImportRequest,
  type PlanImportResponse,
  type PlannedNote,
  parseImportedNotes,
} from '@/lib/contracts/import'
import type { AppError } from '@/lib/core/app-error'
import { type CardOutcome, diffImport, type NoteDiff } from '@/lib/core/imports/diff-import'
import { judgeNote } from '@/lib/core/imports/judge-note'
import { makeDeck } from '@/lib/core/imports/prepare-note'
import { err, ok, type Result } from '@/lib/core/result'
import { loadLedger } from '@/lib/server/db/card-ledger'
import { contentHash } from '@/lib/server/db/content-hash'
import type { NoteRow } from '@/lib/server/db/note-row'
import { takeAttempt } from '@/lib/server/db/rate-limit'
import { withUser } from '@/lib/server/db/with-user'
import { findNotesByPath } from '@/lib/server/db/write-notes'

/**
 * What bringing these notes would do to the stored cards: the same comparison as `importNotes`, nothing written.
 * Error: TOO_MANY_REQUESTS.
 */
export async function planImport(
  userId: string,
  request: PlanImportRequest,
): Promise<Result<PlanImportResponse, AppError>> {
  const wait = await takeAttempt([{ bucket: 'import', key: userId, most: 1_500, windowSeconds: 600 }])
  if (wait !== null)
    return err({ code: 'TOO_MANY_REQUESTS', message: 'Too many imports at once. Wait a little.', ...wait })
  const { notes, refused } = parseImportedNotes(request.notes)
  const read = new Map<string, { path: string; textHash: string; cards: NoteDeckCards }>()
  for (const note of notes) {
    const judged = judgeNote(note.path, note.text, LARGEST_NOTE_BYTES)
    if (!judged.ok) refused.push({ path: note.path, ...judged.error })
    else {
      const path = judged.value
      const deck = makeDeck(path, note.text)
      if (deck.ok) read.set(path, { path, textHash: contentHash(note.text), cards: deck.value.cards })
      else refused.push({ path: note.path, ...deck.error })
    }
    await new Promise(resolve => setImmediate(resolve))
  }
  const brought = [...read.values()]
  const paths = brought.map(note => note.path)
  const [stored, ledger] = await withUser(userId, async tx => [
    await findNotesByPath(tx, userId, paths),
    await loadLedger(tx, userId, paths, request.gone),
  ])
  const diffs = diffImport(ledger, brought)
  return ok({
    notes: diffs.map(diff => toPlannedNote(diff, stored.get(diff.path), read.get(diff.path)?.textHash ?? '')),
    refused,
  })
}

type NoteDeckCards = Parameters<typeof diffImport>[1][number]['cards']

function toPlannedNote(diff: NoteDiff, note: NoteRow | undefined, textHash: string): PlannedNote {
  return {
    path: diff.path,
    noteId: note?.id ?? null,
    isUnchanged: note !== undefined && note.deletedAt === null && note.textHash === textHash,
    cards: diff.cards.map(toPlannedCard),
    retired: diff.retired.map(card => ({
      cardId: card.id,
      chapter: [...card.chapter],
      front: card.front,
      back: card.back,
      answer: card.answer,
    })),
  }
}

function toPlannedCard({ change, stored, card }: CardOutcome): PlannedNote['cards'][number] {
  const isChanged =
    stored !== null &&
    (stored.front !== card.front || stored.back !== card.back || stored.answer !== card.answer)
  return {
    key: card.key,
    change,
    cardId: stored?.id ?? null,
    isDropped: stored?.isDropped ?? false,
    edited: stored?.edited ?? null,
    before: isChanged ? { front: stored.front, back: stored.back, answer: stored.answer } : null,
  }
}
