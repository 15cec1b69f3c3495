import 'server-only'
import type { SignIn } from '@/lib/contracts/auth'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { forgetAttempts, type Limit, takeAttempt } from '@/lib/server/db/rate-limit'
import { withLookup } from '@/lib/server/db/with-user'
import { verifyPassword } from '@/lib/server/passwords/hash-password'

const WINDOW_SECONDS = 900

/**
 * Checks address and password. An unknown address, an account without a password and a wrong password give the
 * same answer after the same work. The caller then starts a session. Errors: WRONG_CREDENTIALS, TOO_MANY_REQUESTS.
 */
export async function signIn(
  input: SignIn,
  callerAddress: string,
): Promise<Result<{ userId: string }, AppError>> {
  const own: Limit = {
    bucket: 'sign-in',
    key: `${input.email} ${callerAddress}`,
    most: 10,
    windowSeconds: WINDOW_SECONDS,
  }
  const wait = await takeAttempt([
    own,
    // Wider, so that a stranger's guesses from elsewhere do not lock the owner out at once.
    { bucket: 'sign-in-email', key: input.email, most: 50, windowSeconds: WINDOW_SECONDS },
    { bucket: 'sign-in-network', key: callerAddress, most: 200, windowSeconds: WINDOW_SECONDS },
  ])
  if (wait !== null)
    return err({
      code: 'TOO_MANY_REQUESTS',
      message: `Too many attempts. Try again in ${Math.ceil(wait.retryAfterSeconds / 60)} minutes.`,
      ...wait,
    })

  const user = await withLookup({ email: input.email }, tx =>
    tx.user.findUnique({ where: { email: input.email }, select: { id: true, passwordHash: true } }),
  )
  const isRight = await verifyPassword(user?.passwordHash ?? null, input.password)
  if (user === null || !isRight)
    return err({ code: 'WRONG_CREDENTIALS', message: 'Address or password is wrong.' })
  await forgetAttempts([own])
  return ok({ userId: user.id })
}
