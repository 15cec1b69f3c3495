import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { validate as isUuid } from 'uuid'
import { env } from '@/lib/server/env'

/**
 * The cookie holds an encrypted token that names a user and one row of `device_session`; the row decides whether
 * it still counts. Chromium keeps no cookie longer than 400 days.
 */

export const SESSION_SECONDS = 400 * 24 * 3_600

export interface SessionRef {
  readonly userId: string
  readonly sessionId: string
}

/** `__Host-` binds the cookie to this very host over HTTPS; browsers refuse the prefix over plain HTTP. */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? '__Host-recto.session' : 'recto.session'
}

export function sessionCookieOptions(isSecure: boolean) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const
}

export function sealSession(ref: SessionRef): Promise<string> {
  return encode({
    token: { sub: ref.userId, sid: ref.sessionId },
    secret: env().authSecret,
    maxAge: SESSION_SECONDS,
  })
}

/** Null for anything that this server did not seal, or that has expired. */
export async function openSealedSession(value: string): Promise<SessionRef | null> {
  try {
    return toSessionRef(await decode({ token: value, secret: env().authSecret }))
  } catch {
    return null
  }
}

/** The two ids out of a decrypted token. */
export function toSessionRef(token: Readonly<Record<string, unknown>> | null): SessionRef | null {
  const userId = token?.sub
  const sessionId = token?.sid
  return isUuid(userId) && isUuid(sessionId) && typeof userId === 'string' && typeof sessionId === 'string'
    ? { userId, sessionId }
    : null
}

/** One cookie out of a `Cookie` header. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}
