import 'server-only'
import type { AuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import EmailProvider from 'next-auth/providers/email'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import { openGuestAccountSchema, signInSchema } from '@/lib/contracts/auth'
import { zoneSchema } from '@/lib/contracts/zone'
import type { AppError } from '@/lib/core/app-error'
import type { Result } from '@/lib/core/result'
import { takeAttempt } from '@/lib/server/db/rate-limit'
import { env } from '@/lib/server/env'
import { logEvent } from '@/lib/server/log'
import { openGuestAccount } from '@/lib/server/use-cases/open-guest-account'
import { signIn } from '@/lib/server/use-cases/sign-in'
import { authAdapter } from './adapter'
import { endDeviceSession, openDeviceSession, readDeviceSession, type SignInWay } from './device-sessions'
import { githubUserinfo, googleProfile } from './provider-profiles'
import { type ReadableHeaders, requestSite } from './request-site'
import { linkDelivery } from './reset-link'
import { callerAddress } from './session'
import {
  readCookie,
  SESSION_SECONDS,
  sessionCookieName,
  sessionCookieOptions,
  toSessionRef,
} from './session-cookie'

/** The sign-in pages may set it, so that an account that comes from another site starts with the right zone. */
export const ZONE_COOKIE = 'recto.zone'

/**
 * next-auth for one request: which ways exist, and what its cookie is called, depends on where the request came
 * in. Tokens carry a user and one `device_session`; `decode` lets only those through whose row still counts.
 */
export function authOptions(headers: ReadableHeaders): AuthOptions {
  const { isSecure } = requestSite(headers)
  return {
    secret: env().authSecret,
    adapter: authAdapter(zoneOf(headers)),
    providers: providers(headers),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    jwt: {
      maxAge: SESSION_SECONDS,
      async decode(params) {
        const token = await decode(params)
        const ref = toSessionRef(token)
        return ref !== null && (await readDeviceSession(ref)) !== null ? token : null
      },
    },
    useSecureCookies: isSecure,
    cookies: {
      sessionToken: { name: sessionCookieName(isSecure), options: sessionCookieOptions(isSecure) },
    },
    pages: { signIn: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in?sent=1' },
    callbacks: {
      async jwt({ token, user, account }) {
        if (!user || !account) return token
        const ref = await openDeviceSession({
          userId: user.id,
          way: toWay(account.provider),
          userAgent: headers.get('user-agent') ?? '',
        })
        return { sub: ref.userId, sid: ref.sessionId }
      },
      session({ session }) {
        return { expires: session.expires }
      },
    },
    events: {
      async signOut({ token }) {
        const ref = toSessionRef(token ?? null)
        if (ref !== null) await endDeviceSession(ref)
      },
    },
    logger: {
      // An ended session is no error; everything else is worth a line, without its payload.
      error: (code: string) =>
        code === 'JWT_SESSION_ERROR' ? undefined : logEvent('error', 'sign-in', { code }),
      warn: (code: string) => logEvent('warn', 'sign-in', { code }),
      debug: () => undefined,
    },
  }
}

function providers(headers: ReadableHeaders): AuthOptions['providers'] {
  const { mail, github, google } = env()
  const caller = callerAddress(headers)
  return [
    CredentialsProvider({
      id: 'password',
      name: 'E-mail and password',
      credentials: { email: {}, password: {} },
      async authorize(credentials) {
        const input = signInSchema.safeParse(credentials)
        return input.success ? toAuthUser(await signIn(input.data, caller)) : null
      },
    }),
    CredentialsProvider({
      id: 'guest',
      name: 'Try it first',
      credentials: { zone: {} },
      async authorize(credentials) {
        const input = openGuestAccountSchema.safeParse({ zone: credentials?.zone ?? zoneOf(headers) })
        return input.success ? toAuthUser(await openGuestAccount(input.data, caller)) : null
      },
    }),
    ...(mail === null
      ? []
      : [
          EmailProvider({
            from: mail.from,
            maxAge: 3_600,
            server: mail.smtpUrl,
            async sendVerificationRequest({ identifier, url }) {
              await sendLink(mail, headers, identifier, url)
            },
          }),
        ]),
    ...(github === null ? [] : [GitHubProvider({ ...github, userinfo: githubUserinfo })]),
    ...(google === null ? [] : [GoogleProvider({ ...google, profile: googleProfile })]),
  ]
}

async function sendLink(
  mail: { readonly smtpUrl: string; readonly from: string },
  headers: ReadableHeaders,
  to: string,
  link: string,
): Promise<void> {
  const { host } = requestSite(headers)
  if (linkDelivery(headers) !== 'mail')
    throw new Error('NEXTAUTH_URL must be set before links can be sent by e-mail.')
  const wait = await takeAttempt([
    { bucket: 'email-link', key: to, most: 5, windowSeconds: 3_600 },
    { bucket: 'email-link-network', key: callerAddress(headers), most: 50, windowSeconds: 3_600 },
  ])
  if (wait !== null) throw new Error('Too many links were asked for.')
  const { sendSignInMail } = await import('./sign-in-mail')
  await sendSignInMail({ ...mail, to, link, host })
}

/** Expected failures reach the sign-in page by their code. */
function toAuthUser(result: Result<{ userId: string }, AppError>): { id: string } | null {
  if (result.ok) return { id: result.value.userId }
  if (result.error.code === 'WRONG_CREDENTIALS') return null
  throw new Error(result.error.code)
}

const WAYS: readonly SignInWay[] = ['password', 'guest', 'email', 'github', 'google']
function toWay(provider: string): SignInWay {
  return WAYS.find(way => way === provider) ?? 'password'
}

function zoneOf(headers: ReadableHeaders): string {
  const zone = zoneSchema.safeParse(readCookie(headers.get('cookie'), ZONE_COOKIE)?.replaceAll('%2F', '/'))
  return zone.success ? zone.data : 'UTC'
}
