'use client'

import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { ErrorNote } from '@/app/_ui/error-note'
import type { ImportSession } from '@/lib/client/import/import-session'
import { ChooseButtons } from './choose-buttons'

interface DropAreaProps {
  readonly session: ImportSession
  readonly isOver: boolean
  readonly failure: string | null
}

/** One large field: drop files on it, paste into it, or write. */
export function DropArea({ session, isOver, failure }: DropAreaProps) {
  const [text, setText] = useState('')
  return (
    <div className="flex flex-col gap-4">
      {failure ? <ErrorNote title={failure} /> : null}
      <textarea
        aria-label="Drop notes here, or paste Markdown"
        placeholder={'Drop notes here, or paste Markdown\n\n.md, .markdown, .txt, a .zip, or a whole folder'}
        value={text}
        spellCheck={false}
        onChange={event => setText(event.target.value)}
        onPaste={event => {
          const pasted = event.clipboardData.getData('text/plain')
          // Into an empty field a paste is a whole note; otherwise someone is writing.
          if (text.trim() !== '' || pasted.trim() === '') return
          event.preventDefault()
          session.addPaste(pasted)
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) session.addPaste(text)
        }}
        className={classNames(
          'min-h-72 w-full resize-y rounded-md border border-dashed bg-float p-6 font-mono text-base transition-colors',
          'placeholder:font-serif placeholder:text-lg placeholder:text-quiet sm:p-10',
          isOver ? 'border-ink bg-sunk' : 'border-edge',
        )}
      />
      {text.trim() === '' ? (
        <ChooseButtons session={session} hasSamples />
      ) : (
        <div>
          <Button variant="primary" onClick={() => session.addPaste(text)}>
            Make cards
          </Button>
        </div>
      )}
    </div>
  )
}
