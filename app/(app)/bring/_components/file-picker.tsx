'use client'

import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { Input, Select } from '@/app/_ui/input'
import { countDropped, type ImportDraft } from '@/lib/client/import/import-draft'

interface FilePickerProps {
  readonly draft: ImportDraft
  readonly selected: string
  readonly onSelect: (path: string) => void
}

const STEP = 100
const FILTER_FROM = 12

/** Which of the notes is looked at: a list at the side on wide pages, a menu on phones. */
export function FilePicker({ draft, selected, onSelect }: FilePickerProps) {
  const [filter, setFilter] = useState('')
  const [shown, setShown] = useState(STEP)
  if (draft.notes.size < 2) return null
  const wanted = filter.trim().toLowerCase()
  const paths = [...draft.notes.keys()].filter(path => path.toLowerCase().includes(wanted))
  return (
    <section aria-label="Notes in this import">
      {draft.notes.size >= FILTER_FROM ? (
        <Input
          type="search"
          aria-label="Find a note"
          placeholder="Find a note"
          className="mb-2"
          value={filter}
          onChange={event => {
            setFilter(event.target.value)
            setShown(STEP)
          }}
        />
      ) : null}
      <Select
        aria-label="Note"
        className="lg:hidden"
        value={selected}
        onChange={event => onSelect(event.target.value)}
      >
        {paths.includes(selected) ? null : <option value={selected}>{selected}</option>}
        {paths.slice(0, 1_000).map(path => (
          <option key={path} value={path}>
            {path} ({cardsOf(draft, path)})
          </option>
        ))}
      </Select>
      <ul className="hidden max-h-[50vh] flex-col overflow-y-auto lg:flex">
        {paths.slice(0, shown).map(path => (
          <li key={path}>
            <button
              type="button"
              aria-current={path === selected ? 'true' : undefined}
              onClick={() => onSelect(path)}
              className={classNames(
                'flex min-h-8 w-full items-baseline justify-between gap-3 rounded-sm px-2 py-1 text-start hover:bg-sunk',
                'aria-[current=true]:bg-sunk aria-[current=true]:font-medium',
                draft.excluded.has(path) && 'text-quiet line-through',
              )}
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">{path}</span>
              <span className="text-quiet">{cardsOf(draft, path)}</span>
            </button>
          </li>
        ))}
        {paths.length > shown ? (
          <li>
            <Button size="sm" variant="plain" onClick={() => setShown(count => count + STEP)}>
              Show more ({(paths.length - shown).toLocaleString('en')})
            </Button>
          </li>
        ) : null}
      </ul>
      {paths.length === 0 ? <p className="text-quiet">No note is called that.</p> : null}
    </section>
  )
}

function cardsOf(draft: ImportDraft, path: string): number {
  const note = draft.notes.get(path)
  if (note === undefined) return 0
  return note.deck.cards.length - countDropped(note, draft.decisions.get(path), draft.plans.get(path))
}
