import 'server-only'
import { v7 as newId } from 'uuid'
import type { SignUp } from '@/lib/contracts/auth'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { defaultDayStartHour, defaultPreset } from '@/lib/core/scheduling/default-preset'
import { writeAudit } from '@/lib/server/db/audit'
import { toPresetColumn } from '@/lib/server/db/preset-column'
import { takeAttempt } from '@/lib/server/db/rate-limit'
import { isUniqueViolation } from '@/lib/server/db/unique-violation'
import { withUser } from '@/lib/server/db/with-user'
import { hashPassword } from '@/lib/server/passwords/hash-password'
import { judgePassword } from '@/lib/server/passwords/judge-password'

/**
 * Opens a full account. The caller then starts a session for `userId`.
 * Errors: WEAK_PASSWORD, ADDRESS_TAKEN, TOO_MANY_REQUESTS.
 *
 * @param input Parsed by `signUpSchema`: the address is normalised.
 * @param callerAddress Network address of the caller, for the rate limit.
 */
export async function signUp(
  input: SignUp,
  callerAddress: string,
): Promise<Result<{ userId: string }, AppError>> {
  const judged = judgePassword(input.password, input.email)
  if (!judged.ok) return err({ code: 'WEAK_PASSWORD', message: judged.error })
  const wait = await takeAttempt([{ bucket: 'sign-up', key: callerAddress, most: 100, windowSeconds: 3_600 }])
  if (wait !== null)
    return err({
      code: 'TOO_MANY_REQUESTS',
      message: 'Too many accounts were opened from your network. Try again later.',
      ...wait,
    })

  const passwordHash = await hashPassword(input.password)
  const userId = newId()
  try {
    await withUser(userId, async tx => {
      await tx.user.create({
        data: {
          id: userId,
          email: input.email,
          passwordHash,
          isGuest: false,
          zone: input.zone,
          dayStartHour: defaultDayStartHour,
          preset: toPresetColumn(defaultPreset),
        },
      })
      await writeAudit(tx, userId, 'account-opened', { way: 'password' })
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return err({
      code: 'ADDRESS_TAKEN',
      message: 'An account with this address exists already. Sign in instead.',
    })
  }
  return ok({ userId })
}
