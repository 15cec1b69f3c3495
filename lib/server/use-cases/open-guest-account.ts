import 'server-only'
import { v7 as newId } from 'uuid'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { defaultDayStartHour, defaultPreset } from '@/lib/core/scheduling/default-preset'
import { writeAudit } from '@/lib/server/db/audit'
import { toPresetColumn } from '@/lib/server/db/preset-column'
import { takeAttempt } from '@/lib/server/db/rate-limit'
import { withUser } from '@/lib/server/db/with-user'

/**
 * "Try it first": an account without address and password. It is a full account in all but the way back in, and
 * `upgradeGuest` adds that with everything kept. Error: TOO_MANY_REQUESTS.
 */
export async function openGuestAccount(
  input: { readonly zone: string },
  callerAddress: string,
): Promise<Result<{ userId: string }, AppError>> {
  const wait = await takeAttempt([
    { bucket: 'open-guest', key: callerAddress, most: 100, windowSeconds: 3_600 },
  ])
  if (wait !== null)
    return err({
      code: 'TOO_MANY_REQUESTS',
      message: 'Too many guest accounts were opened from your network. Try again later.',
      ...wait,
    })

  const userId = newId()
  await withUser(userId, async tx => {
    await tx.user.create({
      data: {
        id: userId,
        isGuest: true,
        zone: input.zone,
        dayStartHour: defaultDayStartHour,
        preset: toPresetColumn(defaultPreset),
      },
    })
    await writeAudit(tx, userId, 'account-opened', { way: 'guest' })
  })
  return ok({ userId })
}
