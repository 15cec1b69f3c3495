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
    const row = await tx.deviceSession.findUnique({
      where: { userId_id: { userId: ref.userId, id: ref.sessionId } },
      include: { user: true },
    })
    const now = Date.now()
    if (row === null || row.revokedAt !== null || row.expiresAt.getTime() <= now) return null
    if (now - row.lastSeenAt.getTime() > SEEN_EVERY_MS) {
      await tx.deviceSession.updateMany({
        where: { userId: ref.userId, id: ref.sessionId },
        data: { lastSeenAt: new Date(now) },
      })
    }
    const { user } = row
    return {
      id: user.id,
      email: user.email,
      name: user.name,
      isGuest: user.isGuest,
      sessionId: row.id,
      zone: user.zone,
      dayStartHour: user.dayStartHour,
    }
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
