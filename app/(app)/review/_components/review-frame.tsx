'use client'

import { Ellipsis, Undo2, X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { IconButton } from '@/app/_ui/button'
import { Progress } from '@/app/_ui/progress'
import { SyncTrouble } from './sync-trouble'

interface ReviewFrameProps {
  readonly path: string
  readonly done: number
  readonly left: number
  readonly onUndo: () => void
  /** Null when there is no card to act on. */
  readonly onMore: (() => void) | null
  readonly children: ReactNode
}

/** A thin line of progress, the way out, the chapter, and below it nothing but the card. */
export function ReviewFrame({ path, done, left, onUndo, onMore, children }: ReviewFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <Progress
        label="Progress of this sitting"
        value={done}
        max={done + left}
        className="fixed inset-x-0 top-0 z-20"
      />
      <header className="mx-auto flex w-full max-w-page items-center gap-2 px-3 pt-[max(0.5rem,env(safe-area-inset-top))]">
        <Link
          href="/today"
          aria-label="Leave"
          title="Leave (Esc)"
          className="inline-flex size-9 items-center justify-center rounded-md text-quiet hover:bg-sunk hover:text-ink pointer-coarse:size-11"
        >
          <X aria-hidden className="size-4" />
        </Link>
        <span className="ms-auto text-xs text-quiet">
          {left > 0 ? `${left} left` : null}
          <SyncTrouble />
        </span>
        <IconButton label="Undo (u)" onClick={onUndo}>
          <Undo2 aria-hidden className="size-4" />
        </IconButton>
        {onMore ? (
          <IconButton label="More for this card" onClick={onMore}>
            <Ellipsis aria-hidden className="size-4" />
          </IconButton>
        ) : null}
      </header>
      <div className="mx-auto flex w-full max-w-reading grow flex-col px-5 pt-6 pb-44 sm:pt-[8vh]">
        {path !== '' ? <p className="small-caps mb-5 text-quiet">{path}</p> : null}
        {children}
      </div>
    </div>
  )
}
