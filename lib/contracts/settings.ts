import { z } from 'zod'
import { hourSchema } from './ids'
import { presetSchema } from './preset'
import { zoneSchema } from './zone'

/** What is left out stays as it is. */
export const updateSettingsSchema = z.strictObject({
  zone: zoneSchema.optional(),
  dayStartHour: hourSchema.optional(),
  preset: presetSchema.optional(),
})

export const settingsSchema = z.object({
  rev: z.int(),
  zone: zoneSchema,
  dayStartHour: hourSchema,
  preset: presetSchema,
})

export type UpdateSettings = z.infer<typeof updateSettingsSchema>
export type Settings = z.infer<typeof settingsSchema>
