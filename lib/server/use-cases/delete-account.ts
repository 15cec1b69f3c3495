import 'server-only'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { withUser } from '@/lib/server/db/with-user'

/** What a guest types to confirm, having no address. */
const GUEST_CONFIRMATION = 'guest'

/**
 * Erases the account and everything in it: notes, cards, the review log, sessions, the audit log. The foreign keys
 * cascade, as the tables' owner: the app itself may not delete a review.
 *
 * @param confirmation The account's address (or `guest`), typed by hand. Errors: INVALID_INPUT, NOT_FOUND.
 */
export function deleteAccount(userId: string, confirmation: string): Promise<Result<null, AppError>> {
  return withUser(userId, async (tx): Promise<Result<null, AppError>> => {
    const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } })
    if (user === null) return err({ code: 'NOT_FOUND', message: 'This account does not exist any more.' })
    const expected = user.email ?? GUEST_CONFIRMATION
    if (confirmation.trim().toLowerCase() !== expected)
      return err({
        code: 'INVALID_INPUT',
        field: 'confirmation',
        message: `Type ${expected} to delete the account.`,
      })
    await tx.user.deleteMany({ where: { id: userId } })
    return ok(null)
  })
}
