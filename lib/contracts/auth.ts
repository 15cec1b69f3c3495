import { z } from 'zod'
import { zoneSchema } from './zone'

/** What the forms of sign-in and sign-up send. */

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: 'An e-mail address has at most 254 characters.' })
  .pipe(z.email({ error: 'This is not an e-mail address. It looks like name@example.org.' }))

/** Judged further (length, common ones) where it is set; here only bounded. */
const passwordSchema = z
  .string()
  .min(1, { error: 'Enter a password.' })
  .max(200, { error: 'Use at most 200 characters.' })

export const signUpSchema = z.object({ email: emailSchema, password: passwordSchema, zone: zoneSchema })
export const signInSchema = z.object({ email: emailSchema, password: passwordSchema })
export const openGuestAccountSchema = z.object({ zone: zoneSchema })

export type SignUp = z.infer<typeof signUpSchema>
export type SignIn = z.infer<typeof signInSchema>

/** The ways in that this server offers; what is not configured is not shown. */
export interface SignInWays {
  readonly emailLink: boolean
  readonly github: boolean
  readonly google: boolean
}
