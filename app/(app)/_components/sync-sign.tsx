'use client'

import { Cloud, CloudAlert, CloudOff, RefreshCw } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { syncWords } from './sync-words'

const SyncDialog = dynamic(() => import('./sync-dialog'), { ssr: false })

/** Where the learner's answers are: always visible on wide screens; on phones (`isBar`) only when it matters. */
export function SyncSign({ isBar = false }: { readonly isBar?: boolean }) {
  const { sync } = useLocalSnapshot()
  const [isOpen, setIsOpen] = useState(false)
  const words = syncWords(sync)
  if (isBar && !words.isTrouble) return null
  const Icon =
    sync.kind === 'offline'
      ? CloudOff
      : words.isTrouble
        ? CloudAlert
        : sync.kind === 'synced'
          ? Cloud
          : RefreshCw
  return (
    <>
      <button
        type="button"
        title={words.long}
        onClick={() => setIsOpen(true)}
        className={classNames(
          'flex items-center gap-3 rounded-md text-quiet transition-colors hover:text-ink',
          isBar ? 'min-h-8 w-full justify-center gap-2 border-b border-hairline text-xs' : 'min-h-9 px-3',
        )}
      >
        <Icon aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{words.short}</span>
      </button>
      {isOpen ? <SyncDialog onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}
