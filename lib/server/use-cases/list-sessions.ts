import 'server-only'
import type { SessionSummary } from '@/lib/contracts/account'
import { withUser } from '@/lib/server/db/with-user'

/** The browsers that are signed in, the most recently seen first. */
export async function listSessions(user: {
  readonly id: string
  readonly sessionId: string
}): Promise<SessionSummary[]> {
  const rows = await withUser(user.id, tx =>
    tx.deviceSession.findMany({
      where: { userId: user.id, revokedAt: null, expiresAt: { gt: new Date() } },
      orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    }),
  )
  return rows.map(row => ({
    id: row.id,
    deviceName: row.deviceName,
    way: row.way,
    createdAt: row.createdAt.getTime(),
    lastSeenAt: row.lastSeenAt.getTime(),
    isThisDevice: row.id === user.sessionId,
  }))
}
