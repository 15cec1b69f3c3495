'use server'

import { editCardSchema, noteIdSchema, setCardStatusSchema } from '@/lib/contracts/notes'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { requireUser } from '@/lib/server/auth/session'
import { editCard } from '@/lib/server/use-cases/edit-card'
import { deleteNote, restoreNote } from '@/lib/server/use-cases/put-note-away'
import { setCardStatus } from '@/lib/server/use-cases/set-card-status'

/** Puts a note away or takes it back. */
export async function setNoteDeletedAction(
  noteId: string,
  isDeleted: boolean,
): Promise<Result<null, AppError>> {
  const user = await requireUser()
  const input = noteIdSchema.safeParse({ noteId })
  if (!input.success) return err({ code: 'NOT_FOUND', message: 'There is no such note.' })
  return isDeleted ? deleteNote(user.id, input.data.noteId) : restoreNote(user.id, input.data.noteId)
}

export async function editCardAction(raw: unknown): Promise<Result<null, AppError>> {
  const user = await requireUser()
  const input = editCardSchema.safeParse(raw)
  if (!input.success) {
    return err({
      code: 'INVALID_INPUT',
      message: input.error.issues[0]?.message ?? 'This card cannot be saved like that.',
    })
  }
  const edited = await editCard(user.id, input.data)
  return edited.ok ? ok(null) : edited
}

export async function setCardStatusAction(raw: unknown): Promise<Result<null, AppError>> {
  const user = await requireUser()
  const input = setCardStatusSchema.safeParse(raw)
  if (!input.success) return err({ code: 'NOT_FOUND', message: 'There is no such card.' })
  const changed = await setCardStatus(user.id, input.data)
  return changed.ok ? ok(null) : changed
}
