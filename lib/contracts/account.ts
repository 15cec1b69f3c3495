import { z } from 'zod'
import { emailSchema } from './auth'
import { idSchema } from './ids'

/** What the account's settings send and show. */

const newPasswordSchema = z.string().min(1, { error: 'Enter a password.' }).max(200, {
  error: 'Use at most 200 characters.',
})

export const upgradeGuestSchema = z.object({ email: emailSchema, password: newPasswordSchema })
export const changePasswordSchema = z.object({
  /** Empty when the account has no password yet (it signs in through another site). */
  currentPassword: z.string().max(200),
  newPassword: newPasswordSchema,
})
export const requestPasswordResetSchema = z.object({ email: emailSchema })
export const resetPasswordSchema = z.object({
  secret: z.string().min(1, { error: 'This link is not whole. Open it again from the message.' }).max(100),
  newPassword: newPasswordSchema,
})
export const revokeSessionSchema = z.object({ sessionId: idSchema })
/** Typed by hand, so that nobody deletes an account by a slip: the address, or `guest`. */
export const deleteAccountSchema = z.object({ confirmation: z.string().trim().toLowerCase().max(254) })

/** A signed-in browser as the devices page lists it. */
export interface SessionSummary {
  readonly id: string
  readonly deviceName: string
  readonly way: string
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly lastSeenAt: number
  readonly isThisDevice: boolean
}
