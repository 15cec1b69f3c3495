import 'server-only'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { bumpRev } from '@/lib/server/db/bump-rev'
import { findUndoable, putBack, type UndoableImport } from '@/lib/server/db/import-undo'
import { withUser } from '@/lib/server/db/with-user'

/**
 * Takes a whole import back: notes and cards stand as before it, notes it brought first are put away. What the
 * learner did with the cards since stays: reviews, hand edits, drops.
 * Errors: NOT_FOUND (no such import, or it is too long ago), CONFLICT (its notes were changed by something later).
 */
export function undoImport(userId: string, importId: string): Promise<Result<{ notes: number }, AppError>> {
  return withUser(userId, async (tx): Promise<Result<{ notes: number }, AppError>> => {
    const rev = await bumpRev(tx, userId)
    const found = (await findUndoable(tx, userId)).find(one => one.importId === importId)
    if (found === undefined)
      return err({ code: 'NOT_FOUND', message: 'This import cannot be undone any more.' })
    if (found.notesChangedSince > 0)
      return err({
        code: 'CONFLICT',
        message: 'Notes of this import were brought again, deleted or restored since. Nothing was changed.',
      })
    await putBack(tx, { userId, importId }, rev)
    return ok({ notes: found.notes })
  })
}

/** The latest import, while it can be taken back. */
export function findLastImport(userId: string): Promise<UndoableImport | null> {
  return withUser(userId, async tx => {
    const [last] = await findUndoable(tx, userId)
    return last === undefined || last.notesChangedSince > 0 ? null : last
  })
}
