import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import {
  endDeviceSession,
  openDeviceSession,
  readDeviceSession,
  type SessionUser,
  type SignInWay,
} from './device-sessions'
import { type ReadableHeaders, requestSite } from './request-site'
import {
  openSealedSession,
  readCookie,
  SESSION_SECONDS,
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
} from './session-cookie'

export type { SessionUser } from './device-sessions'

/** Whose request this is; null when nobody is signed in, or the session was ended. */
export async function userOfRequest(requestHeaders: ReadableHeaders): Promise<SessionUser | null> {
  const { isSecure } = requestSite(requestHeaders)
  const sealed = readCookie(requestHeaders.get('cookie'), sessionCookieName(isSecure))
  const ref = sealed === null ? null : await openSealedSession(sealed)
  return ref === null ? null : readDeviceSession(ref)
}

/** The signed-in user of the page or action being rendered; asked once per request. */
export const currentUser = cache(async (): Promise<SessionUser | null> => userOfRequest(await headers()))

/** The signed-in user; sends everyone else to the sign-in page. */
export async function requireUser(): Promise<SessionUser> {
  const user = await currentUser()
  if (user === null) redirect('/sign-in')
  return user
}

/** Signs this browser in: for server actions, after a use case has said who it is. */
export async function startSession(userId: string, way: SignInWay): Promise<void> {
  const requestHeaders = await headers()
  const { isSecure } = requestSite(requestHeaders)
  const ref = await openDeviceSession({ userId, way, userAgent: requestHeaders.get('user-agent') ?? '' })
  const jar = await cookies()
  jar.set(sessionCookieName(isSecure), await sealSession(ref), {
    ...sessionCookieOptions(isSecure),
    maxAge: SESSION_SECONDS,
  })
}

/** Signs this browser out: for server actions. Does nothing when nobody is signed in. */
export async function endSession(): Promise<void> {
  const { isSecure } = requestSite(await headers())
  const name = sessionCookieName(isSecure)
  const jar = await cookies()
  const sealed = jar.get(name)?.value
  const ref = sealed === undefined ? null : await openSealedSession(sealed)
  if (ref !== null) await endDeviceSession(ref)
  jar.set(name, '', { ...sessionCookieOptions(isSecure), maxAge: 0 })
}

/** The caller's network address for rate limits: the nearest proxy's word, or Next's own for a direct connection. */
export function callerAddress(requestHeaders: ReadableHeaders): string {
  return requestHeaders.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown'
}

/** The same for server actions. */
export async function currentCallerAddress(): Promise<string> {
  return callerAddress(await headers())
}
