'use client'

import { useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { syncWords } from '../../_components/sync-words'

/** Beside the count, only when the learner should know: offline, signed out, refused. */
export function SyncTrouble() {
  const { sync } = useLocalSnapshot()
  const words = syncWords(sync)
  if (!words.isTrouble) return null
  return (
    <span className="ms-3" title={words.long}>
      {words.short}
    </span>
  )
}
