'use client'

import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { signOutAction } from '@/app/(auth)/actions'
import type { LocalSnapshot } from '@/lib/client/data/local-snapshot'
import { forgetKeptPages } from '@/lib/client/offline/kept-pages'
import { useLocalSession, useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { wipeLocalStore } from '@/lib/client/store/open-local-store'

function unsentIn({ sync }: LocalSnapshot): number {
  return sync.waiting + sync.rejected.length
}

/** Signs out and forgets the learner on this device; first sends what only this device has. */
export function SignOut({ userId }: { readonly userId: string }) {
  const local = useLocalSession()
  const unsent = unsentIn(useLocalSnapshot())
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<'unsent' | 'offline' | null>(null)

  const leave = async () => {
    setIsBusy(true)
    try {
      await signOutAction()
    } catch {
      setIsBusy(false)
      setProblem('offline')
      return
    }
    local?.close()
    await wipeLocalStore(userId).catch(() => undefined)
    await forgetKeptPages().catch(() => undefined)
    location.assign('/')
  }
  const start = async () => {
    setIsBusy(true)
    setProblem(null)
    await local?.syncNow()
    // Resolves when the snapshot has counted what is left after that round.
    await local?.data.changed({ notes: [], cards: [], memories: [], settings: false, everything: false })
    if (local !== null && unsentIn(local.data.getSnapshot()) > 0) {
      setIsBusy(false)
      setProblem('unsent')
    } else await leave()
  }

  return (
    <div className="flex flex-col items-start gap-3">
      {problem === 'unsent' ? (
        <ErrorNote
          title={
            unsent === 1 ? '1 answer is only on this device' : `${unsent} answers are only on this device`
          }
          action={
            <Button size="sm" onClick={() => void leave()} isBusy={isBusy}>
              Sign out and lose them
            </Button>
          }
        >
          They are sent when the server can be reached. Signing out now would erase them here.
        </ErrorNote>
      ) : null}
      {problem === 'offline' ? (
        <ErrorNote title="The server cannot be reached. You are still signed in." />
      ) : null}
      <Button isBusy={isBusy && problem !== 'unsent'} onClick={() => void start()}>
        Sign out
      </Button>
    </div>
  )
}
