'use client'

import { Ellipsis, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useMemo, useOptimistic, useState, useTransition } from 'react'
import { Button, IconButton } from '@/app/_ui/button'
import { Input } from '@/app/_ui/input'
import { Menu, MenuItem } from '@/app/_ui/menu'
import { showToast } from '@/app/_ui/toast'
import { useLocalSession, useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import type { NoteSummary } from '@/lib/contracts/notes'
import type { SyncedCard } from '@/lib/contracts/sync'
import { type Mastery, masteryOf } from '@/lib/core/mastery/chapter-mastery'
import { setNoteDeletedAction } from '../actions'
import { MasteryLine } from './mastery-line'

const STEP = 200
const FILTER_FROM = 12

/** The notes as a table of contents, with a thin line of mastery under each title. */
export function NoteList({ notes }: { readonly notes: readonly NoteSummary[] }) {
  const router = useRouter()
  const local = useLocalSession()
  const masteries = useMasteries()
  const [, startChange] = useTransition()
  const [gone, hide] = useOptimistic(new Set<string>(), (before, id: string) => new Set([...before, id]))
  const [filter, setFilter] = useState('')
  const [shown, setShown] = useState(STEP)

  const change = async (note: NoteSummary, isDeleted: boolean) => {
    const changed = await setNoteDeletedAction(note.id, isDeleted).catch(() => null)
    if (changed === null || !changed.ok) {
      showToast(changed?.error.message ?? 'The server cannot be reached. Nothing was changed.', {
        tone: 'problem',
      })
      return
    }
    router.refresh()
    void local?.syncNow()
    if (isDeleted) {
      showToast(`${note.title} deleted`, {
        action: { label: 'Undo', run: () => void startChange(() => change(note, false)) },
      })
    }
  }
  const remove = (note: NoteSummary) =>
    startChange(async () => {
      hide(note.id)
      await change(note, true)
    })

  const wanted = filter.trim().toLowerCase()
  const found = notes.filter(
    note => !gone.has(note.id) && `${note.title}\n${note.path}`.toLowerCase().includes(wanted),
  )
  return (
    <div className="max-w-reading">
      {notes.length >= FILTER_FROM ? (
        <Input
          type="search"
          aria-label="Find a note"
          placeholder="Find a note"
          className="mb-6"
          value={filter}
          onChange={event => {
            setFilter(event.target.value)
            setShown(STEP)
          }}
        />
      ) : null}
      <ol>
        {found.slice(0, shown).map(note => (
          <Row key={note.id} note={note} mastery={masteries?.get(note.id)} onDelete={() => remove(note)} />
        ))}
      </ol>
      {found.length > shown ? (
        <Button variant="plain" className="mt-4" onClick={() => setShown(count => count + STEP)}>
          Show more ({(found.length - shown).toLocaleString('en')})
        </Button>
      ) : null}
      {found.length === 0 && wanted !== '' ? <p className="text-quiet">No note is called that.</p> : null}
    </div>
  )
}

interface RowProps {
  readonly note: NoteSummary
  readonly mastery: Mastery | undefined
  readonly onDelete: () => void
}

function Row({ note, mastery, onDelete }: RowProps) {
  const cards = mastery?.cards ?? note.cards
  return (
    <li className="flex items-start gap-2 border-b border-hairline py-3 [content-visibility:auto] [contain-intrinsic-size:auto_4.5rem]">
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-4">
          <Link
            href={`/notes/${note.id}`}
            className="min-w-0 font-serif text-lg hover:underline hover:decoration-edge hover:underline-offset-4"
          >
            {note.title}
          </Link>
          <span className="shrink-0 text-quiet">
            {mastery && mastery.seen > 0 ? `${Math.round(mastery.known * 100)} % known · ` : ''}
            {cards === 1 ? '1 card' : `${cards} cards`}
          </span>
        </div>
        {note.path === `${note.title}.md` ? null : (
          <p className="text-xs text-quiet [overflow-wrap:anywhere]">{note.path}</p>
        )}
        <div className="mt-2 h-1">
          {mastery && mastery.cards > 0 ? (
            <MasteryLine known={mastery.known} seen={mastery.seen / mastery.cards} />
          ) : null}
        </div>
      </div>
      <Menu
        trigger={
          <IconButton label={`More about ${note.title}`}>
            <Ellipsis aria-hidden className="size-4" />
          </IconButton>
        }
      >
        <MenuItem isRemoval icon={<Trash2 aria-hidden className="size-4" />} onSelect={onDelete}>
          Delete
        </MenuItem>
      </Menu>
    </li>
  )
}

/** By note, from what this device knows; null until it does. */
function useMasteries(): ReadonlyMap<string, Mastery> | null {
  const { status, activeCards, memories, today, preset } = useLocalSnapshot()
  return useMemo(() => {
    if (status !== 'ready') return null
    const byNote = new Map<string, SyncedCard[]>()
    for (const card of activeCards) {
      const cards = byNote.get(card.noteId)
      if (cards === undefined) byNote.set(card.noteId, [card])
      else cards.push(card)
    }
    return new Map([...byNote].map(([id, cards]) => [id, masteryOf(cards, memories, today, preset)]))
  }, [status, activeCards, memories, today, preset])
}
