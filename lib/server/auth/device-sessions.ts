import 'server-only'
import { v7 as newId } from 'uuid'
import { writeAudit } from '@/lib/server/db/audit'
import { withUser } from '@/lib/server/db/with-user'
import { deviceName } from './device-name'
import { SESSION_SECONDS, type SessionRef } from './session-cookie'

/** The rows behind the session cookies: what is ended here is signed out at its next request. */

export type SignInWay = 'password' | 'guest' | 'email' | 'github' | 'google'

/** The signed-in person, as pages and routes get them. */
export interface SessionUser {
  readonly id: string
  /** Null for a guest, and for who signs in through a site that gave no address. */
  readonly email: string | null
  readonly name: string | null
  readonly isGuest: boolean
  readonly sessionId: string
  readonly zone: string
  readonly dayStartHour: number
}

/** What is read of a session and its user, in one row. */
type StoredSession = Omit<SessionUser, 'id' | 'sessionId'> & {
  readonly revokedAt: Date | null
  readonly expiresAt: Date
  readonly lastSeenAt: Date
}

/** "Last seen" is kept to this, so that reading a page is not a write. */
const SEEN_EVERY_MS = 5 * 60_000

export function openDeviceSession(input: {
  readonly userId: string
  readonly way: SignInWay
  readonly userAgent: string
}): Promise<SessionRef> {
  const { userId, way } = input
  const sessionId = newId()
  const userAgent = input.userAgent.slice(0, 400)
  return withUser(userId, async tx => {
    await tx.deviceSession.create({
      data: {
        userId,
        id: sessionId,
        way,
        userAgent,
        deviceName: deviceName(userAgent),
        expiresAt: new Date(Date.now() + SESSION_SECONDS * 1_000),
      },
    })
    await writeAudit(tx, userId, 'signed-in', { way, device: deviceName(userAgent) })
    return { userId, sessionId }
  })
}

/** The user of a session that still counts; null when it was ended, has expired, or the account is gone. */
export function readDeviceSession(ref: SessionRef): Promise<SessionUser | null> {
  return withUser(ref.userId, async tx => {
    // Asked at every request, so it is one statement, where an include would be two.
    const [row] = await tx.$queryRaw<StoredSession[]>`
      SELECT session.revoked_at AS "revokedAt", session.expires_at AS "expiresAt",
        session.last_seen_at AS "lastSeenAt", app_user.email, app_user.name, app_user.is_guest AS "isGuest",
        app_user.zone, app_user.day_start_hour AS "dayStartHour"
      FROM device_session AS session JOIN app_user ON app_user.id = session.user_id
      WHERE session.user_id = ${ref.userId}::uuid AND session.id = ${ref.sessionId}::uuid`
    const now = Date.now()
    if (row === undefined || row.revokedAt !== null || row.expiresAt.getTime() <= now) return null
    if (now - row.lastSeenAt.getTime() > SEEN_EVERY_MS) {
      await tx.deviceSession.updateMany({
        where: { userId: ref.userId, id: ref.sessionId },
        data: { lastSeenAt: new Date(now) },
      })
    }
    const { email, name, isGuest, zone, dayStartHour } = row
    return { id: ref.userId, email, name, isGuest, sessionId: ref.sessionId, zone, dayStartHour }
  })
}

export async function endDeviceSession(ref: SessionRef): Promise<void> {
  await withUser(ref.userId, async tx => {
    const { count } = await tx.deviceSession.updateMany({
      where: { userId: ref.userId, id: ref.sessionId, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    if (count > 0) await writeAudit(tx, ref.userId, 'signed-out')
  })
}
