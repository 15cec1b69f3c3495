import 'server-only'
import type { SignInWays } from '@/lib/contracts/auth'
import { env } from '@/lib/server/env'

/** Which ways besides password and guest this server offers: those whose variables are set, and only those. */
export function availableSignInWays(): SignInWays {
  const { mail, github, google } = env()
  return { emailLink: mail !== null, github: github !== null, google: google !== null }
}
