'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useMemo, useOptimistic, useTransition } from 'react'
import { Button } from '@/app/_ui/button'
import { PageHeader } from '@/app/_ui/page-header'
import { showToast } from '@/app/_ui/toast'
import { useLocalSession } from '@/lib/client/react/local-data-provider'
import type { NoteCard, NoteView } from '@/lib/contracts/notes'
import type { AppError } from '@/lib/core/app-error'
import { cutIntoBlocks } from '@/lib/core/notes-intake/cut-into-blocks'
import type { Result } from '@/lib/core/result'
import type { BlockCard, CardActions } from '../../../_note/block-card'
import { ChapterList } from '../../../_note/chapter-list'
import { NoteWithCards } from '../../../_note/note-with-cards'
import { editCardAction, setCardStatusAction, setNoteDeletedAction } from '../../actions'
import { MemoryLegend } from './memory-legend'
import { RetiredCards } from './retired-cards'
import { useNoteMemory, useTintSwitch } from './use-note-memory'

/** A note as it reads, with its cards beside it. Changes show at once and are saved behind. */
export function NotePageView({ note }: { readonly note: NoteView }) {
  const router = useRouter()
  const local = useLocalSession()
  const memory = useNoteMemory(note.id)
  const [isTinted, setIsTinted] = useTintSwitch()
  const [, startChange] = useTransition()
  const [cards, change] = useOptimistic(note.cards, (before: readonly NoteCard[], changed: NoteCard) =>
    before.map(card => (card.id === changed.id ? changed : card)),
  )
  const inNote = useMemo(() => cards.filter(card => card.status !== 'retired'), [cards])
  const blocks = useMemo(() => new Map(inNote.map(card => [card.id, toBlockCard(card)])), [inNote])
  const chapters = useMemo(() => cutIntoBlocks(note.text, deckOf(note)), [note])
  const byId = useMemo(() => new Map(cards.map(card => [card.id, card])), [cards])

  const save = (changed: NoteCard, send: () => Promise<Result<null, AppError>>) =>
    startChange(async () => {
      change(changed)
      const saved = await send().catch(() => null)
      if (!saved?.ok) {
        showToast(saved?.error.message ?? 'The server cannot be reached. The card was not changed.', {
          tone: 'problem',
        })
      }
      router.refresh()
      void local?.syncNow()
    })
  const setStatus = (id: string, action: 'drop' | 'restore') => {
    const card = byId.get(id)
    if (card === undefined) return
    save({ ...card, status: action === 'drop' ? 'dropped' : 'active' }, () =>
      setCardStatusAction({ cardId: id, action }),
    )
  }
  const actions: CardActions = {
    drop: id => setStatus(id, 'drop'),
    restore: id => setStatus(id, 'restore'),
    edit: (id, words) => {
      const card = byId.get(id)
      if (card === undefined) return
      const own = words ?? { front: card.noteFront, back: card.noteBack, answer: card.noteAnswer }
      save({ ...card, ...own, isEdited: words !== null }, () => editCardAction({ cardId: id, words }))
    },
  }
  const remove = () =>
    startChange(async () => {
      const deleted = await setNoteDeletedAction(note.id, true).catch(() => null)
      if (!deleted?.ok) {
        showToast(deleted?.error.message ?? 'The server cannot be reached. Nothing was changed.', {
          tone: 'problem',
        })
        return
      }
      void local?.syncNow()
      router.push('/notes')
      showToast(`${note.title} deleted`, {
        action: {
          label: 'Undo',
          run: () => void setNoteDeletedAction(note.id, false).then(() => router.refresh()),
        },
      })
    })

  const active = inNote.filter(card => card.status === 'active').length
  return (
    <>
      <PageHeader
        title={note.title}
        lead={`${note.path} · ${active === 1 ? '1 card' : `${active} cards`}`}
        actions={
          note.deleted ? null : (
            <Button variant="plain" onClick={remove}>
              Delete
            </Button>
          )
        }
      />
      {note.deleted ? (
        <p className="mb-6 text-quiet">
          This note is deleted and its cards are not asked.{' '}
          <Link href="/notes" className="link">
            Restore it from the notes
          </Link>
          .
        </p>
      ) : null}
      {active > 0 ? <MemoryLegend isOn={isTinted} onChange={setIsTinted} /> : null}
      <div className="grid gap-8 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <div className="hidden lg:sticky lg:top-6 lg:block lg:max-h-[calc(100dvh-4rem)] lg:self-start lg:overflow-y-auto">
          <ChapterList
            chapters={chapters}
            countOf={chapter =>
              chapter.blocks.flatMap(block => block.cards).filter(id => blocks.get(id)?.isDropped === false)
                .length
            }
          />
        </div>
        <article aria-label={note.title} className="min-w-0">
          <NoteWithCards
            chapters={chapters}
            cards={blocks}
            actions={actions}
            showsReasons={false}
            headingBase={2}
            memory={isTinted ? memory : null}
          />
          <RetiredCards cards={cards.filter(card => card.status === 'retired')} onKeep={actions.restore} />
        </article>
      </div>
    </>
  )
}

/** Cards know their lines; that is all the layout needs. */
function deckOf(note: NoteView) {
  return {
    chapters: note.chapters,
    passages: note.cards
      .filter(card => card.status !== 'retired')
      .map(card => ({
        startLine: card.startLine,
        endLine: card.endLine,
        chapter: card.chapter,
        cards: [card.id],
        reason: null,
      })),
  }
}

function toBlockCard(card: NoteCard): BlockCard {
  return {
    key: card.id,
    rule: card.rule,
    front: card.front,
    back: card.back,
    answer: card.answer,
    isDropped: card.status === 'dropped',
    isEdited: card.isEdited,
    mark: null,
    before: null,
    noteSays: card.isEdited ? { front: card.noteFront, back: card.noteBack, answer: card.noteAnswer } : null,
  }
}
