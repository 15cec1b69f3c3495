import 'server-only'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { writeAudit } from '@/lib/server/db/audit'
import { isUniqueViolation } from '@/lib/server/db/unique-violation'
import { withUser } from '@/lib/server/db/with-user'
import { hashPassword } from '@/lib/server/passwords/hash-password'
import { judgePassword } from '@/lib/server/passwords/judge-password'

/**
 * Gives a guest an address and a password. Same user, same rows: notes, cards and reviews stay, and so do the
 * open sessions. Errors: WEAK_PASSWORD, ADDRESS_TAKEN, CONFLICT (not a guest any more).
 */
export async function upgradeGuest(
  userId: string,
  input: { readonly email: string; readonly password: string },
): Promise<Result<null, AppError>> {
  const judged = judgePassword(input.password, input.email)
  if (!judged.ok) return err({ code: 'WEAK_PASSWORD', message: judged.error })
  const passwordHash = await hashPassword(input.password)
  try {
    return await withUser(userId, async (tx): Promise<Result<null, AppError>> => {
      const { count } = await tx.user.updateMany({
        where: { id: userId, isGuest: true },
        data: { email: input.email, passwordHash, isGuest: false },
      })
      if (count === 0) return err({ code: 'CONFLICT', message: 'This account is a full one already.' })
      await writeAudit(tx, userId, 'guest-became-account', { way: 'password' })
      return ok(null)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return err({
      code: 'ADDRESS_TAKEN',
      message:
        'An account with this address exists already. Choose another address, or sign in to that account.',
    })
  }
}
