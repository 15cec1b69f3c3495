import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { writeAudit } from '@/lib/server/db/audit'
import { takeAttempt } from '@/lib/server/db/rate-limit'
import { withLookup, withoutUser, withUser } from '@/lib/server/db/with-user'
import { hashPassword } from '@/lib/server/passwords/hash-password'
import { judgePassword } from '@/lib/server/passwords/judge-password'

/** A forgotten password: a secret goes to the address, and whoever brings it back sets a new one. */

const PURPOSE = 'reset-password'
const VALID_MS = 3_600_000

/**
 * The secret for a link that is to be sent to the address; null when no account has it. The page says the same in both cases.
 * Error: TOO_MANY_REQUESTS.
 */
export async function requestPasswordReset(
  email: string,
  callerAddress: string,
  now: number = Date.now(),
): Promise<Result<{ secret: string } | null, AppError>> {
  const wait = await takeAttempt([
    { bucket: 'reset-password', key: email, most: 5, windowSeconds: 3_600 },
    { bucket: 'reset-password-network', key: callerAddress, most: 50, windowSeconds: 3_600 },
  ])
  if (wait !== null)
    return err({
      code: 'TOO_MANY_REQUESTS',
      message: 'Too many links were asked for. Try again later.',
      ...wait,
    })
  const user = await withLookup({ email }, tx =>
    tx.user.findUnique({ where: { email }, select: { id: true } }),
  )
  if (user === null) return ok(null)
  await withoutUser(tx => tx.verificationToken.deleteMany({ where: { expiresAt: { lt: new Date(now) } } }))
  const secret = randomBytes(32).toString('base64url')
  const tokenHash = hashSecret(secret)
  await withLookup({ token: tokenHash }, tx =>
    tx.verificationToken.create({
      data: { tokenHash, identifier: email, purpose: PURPOSE, expiresAt: new Date(now + VALID_MS) },
    }),
  )
  return ok({ secret })
}

/**
 * Sets a new password, signs every device out, and holds the address for proven. A password that is refused does not use
 * the link up. The caller then starts a session. Errors: NOT_FOUND (used, too old, unknown), WEAK_PASSWORD,
 * TOO_MANY_REQUESTS.
 */
export async function resetPassword(
  input: { readonly secret: string; readonly newPassword: string },
  callerAddress: string,
  now: number = Date.now(),
): Promise<Result<{ userId: string }, AppError>> {
  const wait = await takeAttempt([
    { bucket: 'use-reset-link', key: callerAddress, most: 50, windowSeconds: 3_600 },
  ])
  if (wait !== null)
    return err({ code: 'TOO_MANY_REQUESTS', message: 'Too many attempts. Try again later.', ...wait })
  const tokenHash = hashSecret(input.secret)
  const link = await withLookup({ token: tokenHash }, tx =>
    tx.verificationToken.findUnique({ where: { tokenHash } }),
  )
  if (link === null || link.purpose !== PURPOSE || link.expiresAt.getTime() <= now) return deadLink
  const email = link.identifier
  const judged = judgePassword(input.newPassword, email)
  if (!judged.ok) return err({ code: 'WEAK_PASSWORD', message: judged.error })
  const passwordHash = await hashPassword(input.newPassword)
  // Of two uses at once only one deletes the row.
  const used = await withLookup({ token: tokenHash }, tx =>
    tx.verificationToken.deleteMany({ where: { tokenHash } }),
  )
  const user = await withLookup({ email }, tx =>
    tx.user.findUnique({ where: { email }, select: { id: true } }),
  )
  if (used.count === 0 || user === null) return deadLink
  return withUser(user.id, async (tx): Promise<Result<{ userId: string }, AppError>> => {
    const at = new Date(now)
    const { count } = await tx.user.updateMany({
      where: { id: user.id, email },
      data: { passwordHash, emailVerifiedAt: at },
    })
    if (count === 0) return deadLink
    const ended = await tx.deviceSession.updateMany({
      where: { userId: user.id, revokedAt: null },
      data: { revokedAt: at },
    })
    await writeAudit(tx, user.id, 'password-reset', { sessionsEnded: ended.count })
    return ok({ userId: user.id })
  })
}

const deadLink = err<AppError>({
  code: 'NOT_FOUND',
  message: 'This link was used already or is too old. Ask for a new one.',
})

/** Prefixed, so that no other link's secret has the same hash. */
const hashSecret = (secret: string): string =>
  createHash('sha256').update(`${PURPOSE} ${secret}`).digest('hex')
