'use client'

import { useEffect } from 'react'
import { showToast } from '@/app/_ui/toast'
import { keepPages, pagesToKeep, startServiceWorker } from '@/lib/client/offline/kept-pages'
import { useLocalSession, useLocalSnapshot } from '@/lib/client/react/local-data-provider'

/** After a change the pages are kept once things are quiet: several changes then cost one round. */
const QUIET_MS = 3_000

/** Keeps the learner's pages on the device, so that they open without a network. Draws nothing. */
export function OfflineKeeper() {
  const userId = useLocalSession()?.userId
  const { activeNotes, cards, sync } = useLocalSnapshot()
  const isSynced = sync.kind === 'synced'
  useEffect(
    () =>
      startServiceWorker(takeOver => {
        showToast('A new version of Recto is here.', { action: { label: 'Reload', run: takeOver } })
      }),
    [],
  )
  useEffect(() => {
    if (userId === undefined || !isSynced) return
    const timer = setTimeout(() => void keepPages(pagesToKeep(userId, { activeNotes, cards })), QUIET_MS)
    return () => clearTimeout(timer)
  }, [userId, isSynced, activeNotes, cards])
  return null
}
