'use client'

import { useState } from 'react'
import { counted } from './counted'
import { UndoImport } from './undo-import'

export interface LastImportView {
  readonly importId: string
  readonly notes: number
  /** Already in words, in the learner's time zone. */
  readonly day: string
}

/** The latest import, on the page where the next one begins, as long as it can be taken back. */
export function LastImport({ last }: { readonly last: LastImportView }) {
  const [isUndone, setIsUndone] = useState(false)
  return (
    <section
      aria-label="Last import"
      className="mt-8 flex max-w-reading flex-wrap items-center justify-between gap-3 border-t border-hairline pt-4 text-quiet"
    >
      {isUndone ? (
        <p role="status">The import is undone. Notes and cards stand as before it.</p>
      ) : (
        <>
          <p>
            Last brought: {counted(last.notes, 'note')} on {last.day}.
          </p>
          <UndoImport importId={last.importId} onUndone={() => setIsUndone(true)} />
        </>
      )}
    </section>
  )
}
