import 'server-only'
import type { UpdateSettings } from '@/lib/contracts/settings'
import type { Preset } from '@/lib/core/scheduling/preset'
import { writeAudit } from '@/lib/server/db/audit'
import { bumpRev } from '@/lib/server/db/bump-rev'
import { toPresetColumn } from '@/lib/server/db/preset-column'
import { withUser } from '@/lib/server/db/with-user'

type SettingsChange = Omit<UpdateSettings, 'preset'> & { readonly preset?: Preset | undefined }

/**
 * Changes zone, rollover hour or preset; what is left out stays. Devices get the change at their next pull.
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
        ...(input.preset === undefined ? {} : { preset: toPresetColumn(input.preset) }),
      },
    })
    await writeAudit(tx, userId, 'settings-changed', { changed: Object.keys(input).join(' ') })
    return { rev: Number(rev) }
  })
}
