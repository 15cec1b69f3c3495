'use client'

import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { showToast } from '@/app/_ui/toast'
import type { SessionSummary } from '@/lib/contracts/account'
import { revokeSessionAction } from '../actions'

interface DeviceListProps {
  readonly sessions: readonly SessionSummary[]
  readonly zone: string
}

/** Browsers that are signed in; any other can be signed out from here. */
export function DeviceList({ sessions, zone }: DeviceListProps) {
  const [busy, setBusy] = useState<string | null>(null)
  // The learner's own zone, so that server and browser write the same.
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  const revoke = async (id: string) => {
    setBusy(id)
    const revoked = await revokeSessionAction(id).catch(() => null)
    setBusy(null)
    if (!revoked?.ok) {
      showToast(revoked?.error.message ?? 'The server cannot be reached. Nothing was changed.', {
        tone: 'problem',
      })
    }
  }
  return (
    <ul>
      {sessions.map(session => (
        <li
          key={session.id}
          className="flex items-center justify-between gap-4 border-b border-hairline py-2 first:pt-0 last:border-b-0"
        >
          <div className="min-w-0">
            <p>{session.deviceName}</p>
            <p className="text-xs text-quiet">
              {session.isThisDevice ? 'This device' : `Last seen ${format.format(session.lastSeenAt)}`}
            </p>
          </div>
          {session.isThisDevice ? null : (
            <Button
              size="sm"
              isBusy={busy === session.id}
              aria-label={`Sign out ${session.deviceName}`}
              onClick={() => void revoke(session.id)}
            >
              Sign out
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
