'use client'

import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { showToast } from '@/app/_ui/toast'
import { useLocalSession } from '@/lib/client/react/local-data-provider'
import type { BrowsedCard, ChangeCards } from '@/lib/contracts/card-browser'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import {
  type EventStamp,
  makeBury,
  makeReset,
  makeSuspend,
  makeUndo,
  makeUnsuspend,
} from '@/lib/core/reviews/make-events'
import { changeCardsAction } from '../actions'

type Cards = readonly BrowsedCard[]

export interface CardChanges {
  /** Suspends; cards that all are suspended go on being asked instead. */
  readonly suspend: (cards: Cards) => void
  readonly unsuspend: (cards: Cards) => void
  readonly bury: (cards: Cards) => void
  readonly reset: (cards: Cards) => void
  readonly remove: (cards: Cards) => void
  readonly restore: (cards: Cards) => void
  readonly flag: (cards: Cards, flag: number) => void
  readonly move: (cards: Cards, chapter: readonly string[] | null) => void
}

/**
 * Changes to many cards at once. What concerns memory is an event for each card, appended on this device as an answer
 * is, so it works offline; the rest is an edit on the server. Everything can be taken back.
 */
export function useCardChanges(): CardChanges {
  const session = useLocalSession()
  const router = useRouter()
  return useMemo(() => {
    const append = async (cards: Cards, make: (stamp: EventStamp) => ReviewEvent, done: string) => {
      if (session === null || cards.length === 0) return
      const { data } = session
      const events = cards.map(card => make(data.stamp(card.id)))
      await data.append(events)
      showToast(`${counted(cards)} ${done}`, {
        action: {
          label: 'Undo',
          run: () => void data.append(events.map(event => makeUndo(data.stamp(event.cardId), event))),
        },
      })
    }
    const send = async (cards: Cards, change: ChangeCards['change'], done: string, back?: () => void) => {
      if (cards.length === 0) return
      const cardIds = cards.map(card => card.id)
      const saved = await changeCardsAction({ cardIds, change }).catch(() => null)
      if (saved?.ok) {
        showToast(`${counted(cards)} ${done}`, back ? { action: { label: 'Undo', run: back } } : {})
      } else {
        showToast(saved?.error.message ?? 'The server cannot be reached. Nothing was changed.', {
          tone: 'problem',
        })
      }
      router.refresh()
      void session?.syncNow()
    }
    const suspend = (cards: Cards) => {
      const memories = session?.data.getSnapshot().memories
      if (cards.every(card => memories?.get(card.id)?.suspended === true)) {
        void append(cards, makeUnsuspend, 'asked again')
      } else void append(cards, makeSuspend, 'suspended')
    }
    const restore = (cards: Cards) => void send(cards, { type: 'restore' }, 'restored')
    return {
      suspend,
      unsuspend: cards => void append(cards, makeUnsuspend, 'asked again'),
      bury: cards => void append(cards, stamp => makeBury(stamp), 'buried until tomorrow'),
      reset: cards => void append(cards, makeReset, 'started over'),
      remove: cards => void send(cards, { type: 'delete' }, 'deleted', () => restore(cards)),
      restore,
      flag: (cards, flag) => void send(cards, { type: 'flag', flag }, flag === 0 ? 'unflagged' : 'flagged'),
      move: (cards, chapter) =>
        void send(
          cards,
          { type: 'move', chapter: chapter === null ? null : [...chapter] },
          chapter === null ? 'back in the note’s chapter' : `moved to ${chapter.at(-1)}`,
        ),
    }
  }, [session, router])
}

const counted = (cards: Cards) => (cards.length === 1 ? '1 card' : `${cards.length} cards`)
