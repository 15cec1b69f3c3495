import { z } from 'zod'

/** An IANA zone name that this runtime knows. */
export const zoneSchema = z
  .string()
  .max(64)
  .refine(isKnownZone, { error: 'This time zone is not known. Use an IANA name such as Europe/Berlin.' })

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
