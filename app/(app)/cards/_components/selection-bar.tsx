'use client'

import { EllipsisVertical } from 'lucide-react'
import { Button, IconButton } from '@/app/_ui/button'
import { Menu, MenuItem, MenuLine } from '@/app/_ui/menu'
import { useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import type { BrowsedCard } from '@/lib/contracts/card-browser'
import { FLAG_NAMES } from '@/lib/core/browsing/card-query'
import type { CardChanges } from './use-card-changes'

interface SelectionBarProps {
  readonly selected: readonly BrowsedCard[]
  /** Cards in the list so far. */
  readonly shown: number
  readonly onSelectAll: () => void
  readonly onClear: () => void
  readonly changes: CardChanges
}

/** Chapters offered as places to move to. */
const MOST_CHAPTERS = 60

/** What can be done with the selected cards. It stays in its place, so that the list does not jump. */
export function SelectionBar({ selected, shown, onSelectAll, onClear, changes }: SelectionBarProps) {
  const count = selected.length
  const isPutAway = count > 0 && selected.every(card => card.status !== 'active')
  return (
    <div className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center gap-1 border-b border-edge bg-paper">
      <label className="flex min-h-12 items-center gap-3 px-3">
        <input
          type="checkbox"
          className="size-4 accent-ink"
          checked={count > 0 && count === shown}
          onChange={count > 0 ? onClear : onSelectAll}
        />
        <span aria-live="polite">{count === 0 ? 'Select all' : `${count} selected`}</span>
      </label>
      {count === 0 ? null : (
        <div className="ms-auto flex items-center gap-1">
          {isPutAway ? (
            <Button size="sm" onClick={() => changes.restore(selected)}>
              Restore
            </Button>
          ) : (
            <>
              <Button size="sm" variant="plain" onClick={() => changes.suspend(selected)}>
                Suspend
              </Button>
              <Button
                size="sm"
                variant="plain"
                className="max-sm:hidden"
                onClick={() => changes.bury(selected)}
              >
                Bury
              </Button>
              <Button size="sm" variant="plain" onClick={() => changes.remove(selected)}>
                Delete
              </Button>
              <MoreMenu selected={selected} changes={changes} />
            </>
          )}
        </div>
      )}
    </div>
  )
}

function MoreMenu({ selected, changes }: Pick<SelectionBarProps, 'selected' | 'changes'>) {
  const { notes } = useLocalSnapshot()
  const noteIds = new Set(selected.map(card => card.noteId))
  const [noteId] = noteIds
  const note = noteIds.size === 1 && noteId !== undefined ? notes.get(noteId) : undefined
  const chapters = note?.chapters.filter(({ path }) => path.length > 0).slice(0, MOST_CHAPTERS) ?? []
  return (
    <Menu
      trigger={
        <IconButton label="More">
          <EllipsisVertical aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => changes.bury(selected)}>Bury until tomorrow</MenuItem>
      <MenuItem onSelect={() => changes.unsuspend(selected)}>No longer suspend</MenuItem>
      <MenuItem onSelect={() => changes.reset(selected)}>Start over</MenuItem>
      <MenuLine />
      {FLAG_NAMES.map((name, flag) => (
        <MenuItem key={name} onSelect={() => changes.flag(selected, flag)}>
          {flag === 0 ? 'No flag' : `Flag ${name}`}
        </MenuItem>
      ))}
      {chapters.length > 1 ? (
        <>
          <MenuLine />
          <div className="max-h-48 overflow-y-auto">
            {selected.some(card => card.isMoved) ? (
              <MenuItem onSelect={() => changes.move(selected, null)}>Back to the note’s chapter</MenuItem>
            ) : null}
            {chapters.map(({ path, startLine }) => (
              <MenuItem key={startLine} onSelect={() => changes.move(selected, path)}>
                <span className="max-w-64 truncate">Move to {path.at(-1)}</span>
              </MenuItem>
            ))}
          </div>
        </>
      ) : null}
    </Menu>
  )
}
