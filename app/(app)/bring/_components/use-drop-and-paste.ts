'use client'

import { useEffect, useState } from 'react'
import type { ImportSession } from '@/lib/client/import/import-session'
import { pickFromDrop, pickFromInput } from '@/lib/client/import/picked-file'

/** The whole page takes drops and pastes. Returns whether files are held over it. */
export function useDropAndPaste(session: ImportSession): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    // A drag over a child leaves its parent: only the depth tells whether it is still over the page.
    let depth = 0
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

    document.addEventListener(
      'dragenter',
      event => {
        if (!carriesFiles(event)) return
        depth += 1
        setIsOver(true)
      },
      { signal },
    )
    document.addEventListener(
      'dragleave',
      event => {
        if (!carriesFiles(event)) return
        depth = Math.max(0, depth - 1)
        if (depth === 0) setIsOver(false)
      },
      { signal },
    )
    document.addEventListener(
      'dragover',
      event => {
        if (carriesFiles(event)) event.preventDefault()
      },
      { signal },
    )
    document.addEventListener(
      'drop',
      event => {
        depth = 0
        setIsOver(false)
        if (event.dataTransfer === null || !carriesFiles(event)) return
        event.preventDefault()
        void session.addDrop(pickFromDrop(event.dataTransfer))
      },
      { signal },
    )
    document.addEventListener(
      'paste',
      event => {
        const files = event.clipboardData?.files
        if (files !== undefined && files.length > 0) {
          event.preventDefault()
          session.addFiles(pickFromInput(files))
        } else if (!isTyping(event.target)) {
          session.addPaste(event.clipboardData?.getData('text/plain') ?? '')
        }
      },
      { signal },
    )
    return () => stop.abort()
  }, [session])
  return isOver
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA)$/.test(target.tagName))
  )
}
