'use client'

import Link from 'next/link'
import { buttonClass } from '@/app/_ui/button'
import { reviewHref } from '@/app/_ui/review-href'
import { spentWords } from '@/app/_ui/spent-words'
import { useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import type { SessionSelection, SessionSnapshot } from '@/lib/client/session/review-session'
import { isWithinChapter } from '@/lib/core/scheduling/queue'
import { dueAhead } from '../../_components/due-ahead'

interface ReviewEndProps {
  readonly state: SessionSnapshot
  readonly selection: SessionSelection
}

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const GRADES = [
  [1, 'again'],
  [2, 'hard'],
  [3, 'good'],
  [4, 'easy'],
] as const

/** After the last card: what was done, and what is due when. */
export function ReviewEnd({ state, selection }: ReviewEndProps) {
  const { activeCards, activeNotes, memories, today, status } = useLocalSnapshot()
  const { summary, nextAt } = state
  const { noteId, chapter = [], cram = false } = selection
  const inSelection = noteId
    ? activeCards.filter(card => card.noteId === noteId && isWithinChapter(card.chapter, chapter))
    : activeCards
  const ahead = dueAhead(activeCards, memories, today)
  const name = chapter.at(-1) ?? activeNotes.find(note => note.id === noteId)?.title
  const hasNothing = status === 'ready' && inSelection.length === 0

  return (
    <div className="flex animate-settle flex-col gap-6">
      <h1 className="font-serif text-2xl font-semibold text-balance" data-testid="end">
        {summary.answers > 0
          ? nextAt !== null
            ? 'A short pause'
            : 'That was the last one'
          : hasNothing
            ? 'There are no cards here'
            : 'Nothing is due'}
      </h1>
      <div className="flex flex-col gap-3 font-serif text-lg">
        {summary.answers > 0 ? (
          <p>
            {plural(summary.cards, 'card')}, {plural(summary.answers, 'answer')},{' '}
            {spentWords(summary.spentMs)}:{' '}
            {GRADES.filter(([rating]) => summary.byRating[rating] > 0)
              .map(([rating, label]) => `${summary.byRating[rating]} ${label}`)
              .join(', ')}
            .
          </p>
        ) : null}
        {nextAt !== null ? (
          <p>
            The next card is still settling. It comes back at {CLOCK.format(new Date(nextAt))}, here by
            itself.
          </p>
        ) : null}
        {hasNothing ? (
          <p className="text-quiet">Bring notes, and the cards made from them are reviewed here.</p>
        ) : (
          <p className="text-quiet">
            Due tomorrow: {plural(ahead.tomorrow, 'card')}. In the next seven days: {ahead.week}.
          </p>
        )}
      </div>
      <div className="mt-2 flex flex-wrap gap-3">
        {hasNothing ? (
          <Link href="/bring" className={buttonClass('primary')}>
            Bring notes
          </Link>
        ) : (
          <Link href="/today" className={buttonClass('primary')}>
            Back to today
          </Link>
        )}
        {noteId && inSelection.length > 0 && !cram ? (
          <Link href={`${reviewHref(noteId, chapter)}&all=1`} className={buttonClass('outline')}>
            Go through all {inSelection.length} of {name ?? 'this note'}
          </Link>
        ) : null}
        {noteId ? (
          <Link href="/review" className={buttonClass('plain')}>
            Everything that is due
          </Link>
        ) : null}
      </div>
      {noteId && !cram && inSelection.length > 0 ? (
        <p className="text-xs text-quiet">Going through all of them changes no due date.</p>
      ) : null}
    </div>
  )
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
