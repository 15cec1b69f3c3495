'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { showToast } from '@/app/_ui/toast'
import { useLocalSession } from '@/lib/client/react/local-data-provider'
import type { NoteSummary } from '@/lib/contracts/notes'
import { setNoteDeletedAction } from '../actions'

/** Notes that were deleted; they come back with all their progress. */
export function DeletedNotes({ notes }: { readonly notes: readonly NoteSummary[] }) {
  const router = useRouter()
  const local = useLocalSession()
  const [busy, setBusy] = useState<string | null>(null)
  const restore = async (id: string) => {
    setBusy(id)
    const restored = await setNoteDeletedAction(id, false).catch(() => null)
    setBusy(null)
    if (restored?.ok) {
      router.refresh()
      void local?.syncNow()
    } else {
      showToast(restored?.error.message ?? 'The server cannot be reached. Nothing was changed.', {
        tone: 'problem',
      })
    }
  }
  return (
    <details className="mt-10 max-w-reading text-quiet">
      <summary className="inline-flex min-h-9 items-center pointer-coarse:min-h-11">
        {notes.length === 1 ? '1 deleted note' : `${notes.length} deleted notes`}
      </summary>
      <ul className="mt-2">
        {notes.map(note => (
          <li key={note.id} className="flex items-center justify-between gap-4 border-b border-hairline py-1">
            <span className="min-w-0 [overflow-wrap:anywhere]">{note.path}</span>
            <Button
              size="sm"
              variant="plain"
              isBusy={busy === note.id}
              aria-label={`Restore ${note.path}`}
              onClick={() => void restore(note.id)}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
