'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Dialog } from '@/app/_ui/dialog'
import { Skeleton } from '@/app/_ui/skeleton'
import type { SyncedCard, SyncedNote } from '@/lib/contracts/sync'
import { passageAnchor } from '../../_note/chapter-anchor'
import { readPassage, type SourcePassage } from '../actions'

interface SourceDialogProps {
  readonly card: SyncedCard
  readonly note: SyncedNote | null
  readonly onClose: () => void
}

/** The lines of the note that the card was made from. */
export default function SourceDialog({ card, note, onClose }: SourceDialogProps) {
  const [passage, setPassage] = useState<SourcePassage | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { noteId, startLine, endLine } = card
  useEffect(() => {
    let isGone = false
    readPassage({ noteId, startLine, endLine }).then(
      read => {
        if (isGone) return
        if (read.ok) setPassage(read.value)
        else setProblem(read.error.message)
      },
      () => {
        if (!isGone) setProblem('There is no connection. The text of the note is read from the server.')
      },
    )
    return () => {
      isGone = true
    }
  }, [noteId, startLine, endLine])

  const place = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width="page"
      title={note?.title ?? 'The note'}
      description={[card.chapter.join(' › '), place].filter(Boolean).join(', ')}
    >
      {problem ? (
        <p role="alert" className="text-quiet">
          {problem}
        </p>
      ) : passage ? (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, also by keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-md border border-hairline bg-sunk py-3 font-mono text-sm"
        >
          {passage.before !== '' ? <span className="block px-4 text-quiet">{passage.before}</span> : null}
          <mark className="block border-s-2 border-rubric bg-transparent px-4 text-ink">
            {passage.passage}
          </mark>
          {passage.after !== '' ? <span className="block px-4 text-quiet">{passage.after}</span> : null}
        </pre>
      ) : (
        <div className="flex flex-col gap-2" role="status">
          <span className="sr-only">Fetching the passage</span>
          <Skeleton />
          <Skeleton className="h-5 w-2/3" />
        </div>
      )}
      <p className="mt-4">
        <Link href={`/notes/${noteId}#${passageAnchor(startLine)}`} className="link">
          Read it in the note
        </Link>
      </p>
    </Dialog>
  )
}
