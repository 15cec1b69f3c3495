'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { showToast } from '@/app/_ui/toast'
import { useLocalSession } from '@/lib/client/react/local-data-provider'
import { undoImportAction } from '../actions'

interface UndoImportProps {
  readonly importId: string
  readonly onUndone: () => void
}

/** Takes a whole import back. What was reviewed or edited by hand since stays. */
export function UndoImport({ importId, onUndone }: UndoImportProps) {
  const router = useRouter()
  const local = useLocalSession()
  const [isBusy, setIsBusy] = useState(false)
  const undo = async () => {
    setIsBusy(true)
    const undone = await undoImportAction(importId).catch(() => null)
    setIsBusy(false)
    if (!undone?.ok) {
      showToast(undone?.error.message ?? 'The server cannot be reached. Nothing was changed.', {
        tone: 'problem',
      })
      return
    }
    onUndone()
    router.refresh()
    void local?.syncNow()
  }
  return (
    <Button variant="plain" isBusy={isBusy} onClick={() => void undo()}>
      Undo this import
    </Button>
  )
}
