import 'server-only'
import { presetSchema } from '@/lib/contracts/preset'
import type { Settings } from '@/lib/contracts/settings'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { withUser } from '@/lib/server/db/with-user'

/** Zone, rollover hour and preset of the learner. Error: NOT_FOUND. */
export function getSettings(userId: string): Promise<Result<Settings, AppError>> {
  return withUser(userId, async (tx): Promise<Result<Settings, AppError>> => {
    const row = await tx.user.findUnique({ where: { id: userId } })
    if (row === null) return err({ code: 'NOT_FOUND', message: 'This account does not exist any more.' })
    return ok({
      rev: Number(row.settingsRev),
      zone: row.zone,
      dayStartHour: row.dayStartHour,
      preset: presetSchema.parse(row.preset),
    })
  })
}
