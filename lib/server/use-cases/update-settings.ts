import 'server-only'
import { presetSchema } from '@/lib/contracts/preset'
import type { UpdateSettings } from '@/lib/contracts/settings'
import type { Preset } from '@/lib/core/scheduling/preset'
import { writeAudit } from '@/lib/server/db/audit'
import { bumpRev } from '@/lib/server/db/bump-rev'
import { storePreset } from '@/lib/server/db/store-preset'
import { withUser } from '@/lib/server/db/with-user'

type SettingsChange = Omit<UpdateSettings, 'preset'> & { readonly preset?: Preset | undefined }

/**
 * Changes zone, rollover hour or preset; what is left out stays. Memory is folded anew where it depends on the preset,
 * and devices get the change at their next pull.
 *
 * @param input Parsed by `updateSettingsSchema`.
 * @returns The change counter the new settings carry.
 */
export function updateSettings(userId: string, input: SettingsChange): Promise<{ rev: number }> {
  return withUser(userId, async tx => {
    const rev = await bumpRev(tx, userId)
    await tx.user.update({
      where: { id: userId },
      data: {
        settingsRev: rev,
        ...(input.zone === undefined ? {} : { zone: input.zone }),
        ...(input.dayStartHour === undefined ? {} : { dayStartHour: input.dayStartHour }),
      },
    })
    if (input.preset !== undefined) {
      const { preset } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { preset: true } })
      await storePreset(tx, userId, rev, presetSchema.parse(preset), input.preset)
    }
    await writeAudit(tx, userId, 'settings-changed', { changed: Object.keys(input).join(' ') })
    return { rev: Number(rev) }
  })
}
