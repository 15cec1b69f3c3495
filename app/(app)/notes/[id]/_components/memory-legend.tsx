'use client'

import { classNames } from '@/app/_ui/class-names'
import { WASHES } from '../../../_note/note-memory'

interface MemoryLegendProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

const LEVELS = ['unseen', 1, 2, 3, 4, 5] as const

/** Says what the washes mean, and turns them off for plain reading. */
export function MemoryLegend({ isOn, onChange }: MemoryLegendProps) {
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-5 gap-y-2 text-xs text-quiet">
      <label className="flex min-h-8 items-center gap-2 text-sm text-ink pointer-coarse:min-h-11">
        <input
          type="checkbox"
          role="switch"
          aria-checked={isOn}
          className="size-4 accent-ink"
          checked={isOn}
          onChange={event => onChange(event.target.checked)}
        />
        Show what you would recall today
      </label>
      {isOn
        ? LEVELS.map(level => {
            const { word, surface, edge } = WASHES[level]
            return (
              <span key={level} className="inline-flex items-center gap-2">
                <span aria-hidden className={classNames('relative h-4 w-6 ring-1 ring-hairline', surface)}>
                  <span className={classNames('absolute inset-y-0 start-0', edge)} />
                </span>
                {word}
              </span>
            )
          })
        : null}
    </div>
  )
}
