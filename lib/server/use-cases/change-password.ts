import 'server-only'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { writeAudit } from '@/lib/server/db/audit'
import { takeAttempt } from '@/lib/server/db/rate-limit'
import { withUser } from '@/lib/server/db/with-user'
import { hashPassword, verifyPassword } from '@/lib/server/passwords/hash-password'
import { judgePassword } from '@/lib/server/passwords/judge-password'

/**
 * Sets a new password and signs out every other browser. An account that signs in through another site has no
 * current password and sets its first. Errors: WRONG_CREDENTIALS, WEAK_PASSWORD, CONFLICT (guest, or changed
 * meanwhile), TOO_MANY_REQUESTS.
 */
export async function changePassword(
  user: { readonly id: string; readonly sessionId: string },
  input: { readonly currentPassword: string; readonly newPassword: string },
): Promise<Result<null, AppError>> {
  const wait = await takeAttempt([{ bucket: 'change-password', key: user.id, most: 10, windowSeconds: 900 }])
  if (wait !== null)
    return err({ code: 'TOO_MANY_REQUESTS', message: 'Too many attempts. Try again later.', ...wait })
  const stored = await withUser(user.id, tx =>
    tx.user.findUnique({ where: { id: user.id }, select: { email: true, passwordHash: true } }),
  )
  if (stored === null) return err({ code: 'NOT_FOUND', message: 'This account does not exist any more.' })
  if (stored.email === null)
    return err({ code: 'CONFLICT', message: 'A guest account gets its password together with an address.' })
  if (stored.passwordHash !== null && !(await verifyPassword(stored.passwordHash, input.currentPassword)))
    return err({ code: 'WRONG_CREDENTIALS', message: 'The current password is wrong.' })
  const judged = judgePassword(input.newPassword, stored.email)
  if (!judged.ok) return err({ code: 'WEAK_PASSWORD', message: judged.error })

  const passwordHash = await hashPassword(input.newPassword)
  return withUser(user.id, async (tx): Promise<Result<null, AppError>> => {
    // Only over the password that was checked: a change made meanwhile on another device is not undone.
    const { count } = await tx.user.updateMany({
      where: { id: user.id, passwordHash: stored.passwordHash },
      data: { passwordHash },
    })
    if (count === 0)
      return err({ code: 'CONFLICT', message: 'The password was changed meanwhile. Sign in again.' })
    const ended = await tx.deviceSession.updateMany({
      where: { userId: user.id, id: { not: user.sessionId }, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    await writeAudit(tx, user.id, 'password-changed', { sessionsEnded: ended.count })
    return ok(null)
  })
}
