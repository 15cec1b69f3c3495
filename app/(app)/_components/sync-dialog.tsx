'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button, buttonClass } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { useLocalSession, useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { syncWords } from './sync-words'

const WHEN = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** What is saved where, and what to do about what the server refused. */
export default function SyncDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useLocalSession()
  const { sync, cards, warning } = useLocalSnapshot()
  const [isBusy, setIsBusy] = useState(false)
  const ids = sync.rejected.map(({ event }) => event.id)

  const run = (work: (() => Promise<void>) | undefined) => {
    if (work === undefined) return
    setIsBusy(true)
    void work().finally(() => setIsBusy(false))
  }

  return (
    <Dialog isOpen onOpenChange={onClose} title="Your answers" description={syncWords(sync).long}>
      <div className="flex flex-col gap-4">
        {warning ? <p className="text-again">{warning}</p> : null}
        <p className="text-quiet">
          {sync.lastSyncedAt === null
            ? 'Not synced yet.'
            : `Last synced ${WHEN.format(new Date(sync.lastSyncedAt))}.`}
        </p>
        {ids.length > 0 ? (
          <>
            <ul className="max-h-60 divide-y divide-hairline overflow-y-auto border-y border-hairline">
              {sync.rejected.map(({ event, message }) => (
                <li key={event.id} className="py-2">
                  <p className="truncate">{cards.get(event.cardId)?.front ?? 'A card that is gone'}</p>
                  <p className="text-quiet">{message}</p>
                </li>
              ))}
            </ul>
            <div className="flex flex-wrap gap-2">
              <Button
                isBusy={isBusy}
                onClick={() => run(session ? () => session.retryRejected(ids) : undefined)}
              >
                Send again
              </Button>
              <Button
                variant="plain"
                isBusy={isBusy}
                onClick={() => run(session ? () => session.discardRejected(ids) : undefined)}
              >
                Discard for good
              </Button>
            </div>
          </>
        ) : null}
        {sync.kind === 'signed-out' ? (
          <Link href="/sign-in" className={buttonClass('primary')}>
            Sign in again
          </Link>
        ) : (
          <div>
            <Button isBusy={isBusy} onClick={() => run(session?.syncNow)}>
              Sync now
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}
