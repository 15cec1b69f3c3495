import 'server-only'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { writeAudit } from '@/lib/server/db/audit'
import { withUser } from '@/lib/server/db/with-user'

/** Signs one browser out; it notices at its next request. Error: NOT_FOUND. */
export function revokeSession(userId: string, sessionId: string): Promise<Result<null, AppError>> {
  return withUser(userId, async (tx): Promise<Result<null, AppError>> => {
    const { count } = await tx.deviceSession.updateMany({
      where: { userId, id: sessionId, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    if (count === 0) return err({ code: 'NOT_FOUND', message: 'This device is not signed in.' })
    await writeAudit(tx, userId, 'session-ended', { session: sessionId })
    return ok(null)
  })
}

/** "Sign out everywhere": every browser, or every other when `exceptSessionId` is given. Returns how many. */
export function revokeAllSessions(userId: string, exceptSessionId: string | null): Promise<number> {
  return withUser(userId, async tx => {
    const { count } = await tx.deviceSession.updateMany({
      where: {
        userId,
        revokedAt: null,
        ...(exceptSessionId === null ? {} : { id: { not: exceptSessionId } }),
      },
      data: { revokedAt: new Date() },
    })
    await writeAudit(tx, userId, 'all-sessions-ended', { sessionsEnded: count })
    return count
  })
}
