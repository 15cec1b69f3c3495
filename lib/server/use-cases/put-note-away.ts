import 'server-only'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { bumpRev } from '@/lib/server/db/bump-rev'
import { withUser } from '@/lib/server/db/with-user'

/** Puts a note away: its cards are no longer shown, nothing is erased. Error: NOT_FOUND. */
export function deleteNote(userId: string, noteId: string): Promise<Result<null, AppError>> {
  return setDeletedAt(userId, noteId, new Date())
}

/** Takes a note back with its cards and all their progress. Error: NOT_FOUND. */
export function restoreNote(userId: string, noteId: string): Promise<Result<null, AppError>> {
  return setDeletedAt(userId, noteId, null)
}

function setDeletedAt(userId: string, noteId: string, at: Date | null): Promise<Result<null, AppError>> {
  return withUser(userId, async (tx): Promise<Result<null, AppError>> => {
    const rev = await bumpRev(tx, userId)
    const { count } = await tx.note.updateMany({
      where: { userId, id: noteId },
      data: { rev, deletedAt: at, updatedAt: new Date() },
    })
    return count === 0 ? err({ code: 'NOT_FOUND', message: 'There is no such note.' }) : ok(null)
  })
}
