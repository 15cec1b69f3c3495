'use client'

import { Button } from '@/app/_ui/button'
import { Progress } from '@/app/_ui/progress'
import type { Reading } from '@/lib/client/import/import-session'
import { counted } from './counted'

interface ReadingBarProps {
  readonly reading: Reading
  readonly notes: number
  readonly onCancel: () => void
}

/** Files being read, with counts. What was read already can be looked at meanwhile. */
export function ReadingBar({ reading, notes, onCancel }: ReadingBarProps) {
  return (
    <div className="mb-6 flex flex-col gap-2">
      <div className="flex items-center justify-between gap-4">
        <p role="status">
          Reading {reading.filesDone.toLocaleString('en')} of {counted(reading.files, 'file')}
          <span className="text-quiet"> · {counted(notes, 'note')} so far</span>
        </p>
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <Progress label="Files read" value={reading.filesDone} max={reading.files} />
    </div>
  )
}
