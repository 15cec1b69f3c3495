import 'server-only'
import type { NoteView } from '@/lib/contracts/notes'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { toStoredCard } from '@/lib/server/db/card-row'
import { toStoredNote } from '@/lib/server/db/note-row'
import { withUser } from '@/lib/server/db/with-user'

/** A note with its text and all its cards, also dropped and retired ones, in their order. Error: NOT_FOUND. */
export function getNote(userId: string, noteId: string): Promise<Result<NoteView, AppError>> {
  return withUser(userId, async (tx): Promise<Result<NoteView, AppError>> => {
    const row = await tx.note.findFirst({
      where: { userId, id: noteId },
      include: { text: { select: { text: true } } },
    })
    if (row === null) return err({ code: 'NOT_FOUND', message: 'There is no such note.' })
    const cards = await tx.card.findMany({
      where: { userId, noteId },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    })
    return ok({
      ...toStoredNote(row),
      text: row.text.text,
      tags: row.tags,
      cards: cards.map(card => ({
        ...toStoredCard(card),
        isEdited: card.editedAt !== null,
        noteFront: card.noteFront,
        noteBack: card.noteBack,
        noteAnswer: card.noteAnswer,
      })),
    })
  })
}
