'use client'

import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { type NoteDecisions, type PreviewCard, previewCards } from '@/lib/client/import/import-draft'
import type { ImportSession } from '@/lib/client/import/import-session'
import type { PreparedNote } from '@/lib/client/import/prepared-note'
import type { PlannedNote } from '@/lib/contracts/import'
import { cutIntoBlocks } from '@/lib/core/notes-intake/cut-into-blocks'
import type { BlockCard, CardActions } from '../../_note/block-card'
import { ChapterList } from '../../_note/chapter-list'
import { NoteWithCards } from '../../_note/note-with-cards'
import { counted } from './counted'

interface NotePreviewProps {
  readonly session: ImportSession
  readonly note: PreparedNote
  readonly isExcluded: boolean
  readonly decisions: NoteDecisions | undefined
  readonly plan: PlannedNote | undefined
  /** Stands above the chapters. */
  readonly picker: ReactNode
}

/** One note with its cards beside it, chapters at the left. */
export function NotePreview({ session, note, isExcluded, decisions, plan, picker }: NotePreviewProps) {
  const { path } = note
  const [showsReasons, setShowsReasons] = useState(false)
  const chapters = useMemo(() => cutIntoBlocks(note.text, note.deck), [note])
  const cards = useMemo(
    () => new Map(previewCards(note, decisions, plan).map(card => [card.card.key, toBlockCard(card)])),
    [note, decisions, plan],
  )
  const actions = useMemo<CardActions>(
    () => ({
      drop: key => session.dropCard(path, key),
      restore: key => session.restoreCard(path, key),
      edit: (key, words) => session.editCard(path, key, words),
    }),
    [session, path],
  )
  const kept = [...cards.values()].filter(card => !card.isDropped).length
  return (
    <>
      <div className="flex flex-col gap-6 max-lg:mb-4 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-8rem)] lg:self-start lg:overflow-y-auto">
        {picker}
        <div className="hidden lg:block">
          <ChapterList
            chapters={chapters}
            countOf={chapter =>
              chapter.blocks.flatMap(block => block.cards).filter(key => cards.get(key)?.isDropped === false)
                .length
            }
          />
        </div>
      </div>
      <article aria-label={note.deck.title} className="min-w-0">
        <header className="mb-4 flex flex-wrap items-end justify-between gap-3">
          <div className="min-w-0">
            <h2 className="font-serif text-xl font-semibold [overflow-wrap:anywhere]">{note.deck.title}</h2>
            <p className="text-quiet [overflow-wrap:anywhere]">
              {path}
              {note.renamedFrom ? ` (there is another ${note.renamedFrom})` : ''} · {counted(kept, 'card')}
              {note.convertedFrom ? ` · converted from ${note.convertedFrom}` : ''}
            </p>
          </div>
          <div className="flex flex-wrap gap-1">
            <Button
              size="sm"
              variant="plain"
              aria-pressed={showsReasons}
              onClick={() => setShowsReasons(shows => !shows)}
            >
              {showsReasons ? 'Hide the reasons' : 'Why no card?'}
            </Button>
            <Button size="sm" variant="plain" onClick={() => session.setExcluded(path, !isExcluded)}>
              {isExcluded ? 'Bring this note' : 'Leave this note out'}
            </Button>
          </div>
        </header>
        {isExcluded ? (
          <p className="text-quiet">This note is left out.</p>
        ) : (
          <div className={classNames('border-t border-hairline pt-4')}>
            <NoteWithCards
              chapters={chapters}
              cards={cards}
              actions={actions}
              showsReasons={showsReasons}
              headingBase={3}
            />
            <RetiredCards plan={plan} />
          </div>
        )}
      </article>
    </>
  )
}

const MARKS = { kept: null, matched: 'Matched', created: 'New', restored: 'Back again' } as const

function toBlockCard({ card, change, ...rest }: PreviewCard): BlockCard {
  const { front, back, answer } = card
  return {
    ...rest,
    key: card.key,
    rule: card.rule,
    mark: change === null ? null : MARKS[change],
    noteSays: rest.isEdited ? { front, back, answer } : null,
  }
}

/** Cards whose passage the note no longer has. */
function RetiredCards({ plan }: { readonly plan: PlannedNote | undefined }) {
  if (plan === undefined || plan.retired.length === 0) return null
  return (
    <section aria-label="Cards to be retired" className="mt-8 border-t border-hairline pt-4">
      <h3 className="font-medium">{counted(plan.retired.length, 'card')} to be retired</h3>
      <p className="text-quiet">
        The passage is gone. The card comes back with its progress when the passage does.
      </p>
      <ul className="mt-3 flex flex-col gap-2 font-serif text-base">
        {plan.retired.map(card => (
          <li key={card.cardId}>{card.front}</li>
        ))}
      </ul>
    </section>
  )
}
