'use client'

import Link from 'next/link'
import { useEffect, useMemo, useState } from 'react'
import { MarkdownView } from '@/app/_ui/markdown-view'
import { studyDayInWords } from '@/app/_ui/study-day-words'
import { useLocalSession, useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import type { BrowsedCard } from '@/lib/contracts/card-browser'
import { recallCurve } from '@/lib/core/mastery/recall-curve'
import { retrievability } from '@/lib/core/mastery/retrievability'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { studyDayToIsoDate } from '@/lib/core/scheduling/study-day'
import { passageAnchor } from '../../_note/chapter-anchor'
import { eventWords, stateWords } from './card-words'
import { ForgettingCurve } from './forgetting-curve'

/** Everything about one card: its two sides, what the log says of it, and where it stands in its note. */
export function CardDetail({ card }: { readonly card: BrowsedCard }) {
  const { memories, preset, today } = useLocalSnapshot()
  const memory = memories.get(card.id)
  const log = useCardLog(card.id, memory?.standsAtEventId ?? null)
  const points = useMemo(
    () => recallCurve({ id: card.id }, log, preset, today),
    [card.id, log, preset, today],
  )
  const recall = retrievability(memory, today, preset.weights)
  const facts: readonly (readonly [string, string])[] =
    memory === undefined || memory.phase === 'new'
      ? [['State', stateWords(memory, today)]]
      : [
          ['State', stateWords(memory, today)],
          ['Next', memory.dueDay === null ? 'in its steps' : studyDayInWords(memory.dueDay, today)],
          ['Interval', `${Math.round(memory.scheduledDays)} days`],
          ['Recall today', `${Math.round(recall * 100)} %`],
          ['Stability', `${(memory.stability ?? 0).toFixed(1)} days`],
          ['Difficulty', `${(memory.difficulty ?? 0).toFixed(1)} of 10`],
          ['Answers', String(memory.reps)],
          ['Lapses', memory.leech ? `${memory.lapses}, a leech` : String(memory.lapses)],
        ]
  return (
    <div className="flex flex-col gap-6">
      <div>
        <p className="small-caps text-quiet">{[card.noteTitle, ...card.chapter].join(' › ')}</p>
        <MarkdownView text={card.front} headingBase={4} className="mt-2 text-base" />
        <hr className="my-3 border-hairline" />
        <MarkdownView text={card.back} headingBase={4} className="text-base" />
        <p className="mt-3">
          <Link href={`/notes/${card.noteId}#${passageAnchor(card.startLine)}`} className="link">
            Read it in the note
          </Link>
        </p>
      </div>
      <ForgettingCurve points={points} today={today} goal={preset.desiredRetention} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="text-end">{value}</dd>
          </div>
        ))}
      </dl>
      {memory?.leech ? (
        <p className="text-quiet">
          You failed this card {memory.lapses} times after you had learnt it. It may ask for too much at once:
          say it in other words, split its passage in two, or suspend it for a while.
        </p>
      ) : null}
      {log.length > 0 ? (
        <section aria-label="History">
          <h3 className="small-caps mb-2 text-quiet">History</h3>
          <ol className="flex flex-col gap-1">
            {log.toReversed().map(event => (
              <li key={event.id} className="flex justify-between gap-4">
                <span>{eventWords(event)}</span>
                <span className="text-quiet">{studyDayToIsoDate(event.studyDay)}</span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  )
}

const NOTHING: readonly ReviewEvent[] = []

/** The card's whole log from this device, read again when the card's memory has moved on. */
function useCardLog(cardId: string, standsAt: string | null): readonly ReviewEvent[] {
  const session = useLocalSession()
  const [read, setRead] = useState<{ readonly cardId: string; readonly log: readonly ReviewEvent[] } | null>(
    null,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new event is what the log changes with
  useEffect(() => {
    if (session === null) return
    let isGone = false
    void session.data.preloadLogs([cardId]).then(() => {
      if (!isGone) setRead({ cardId, log: session.data.logOf(cardId) ?? NOTHING })
    })
    return () => {
      isGone = true
    }
  }, [session, cardId, standsAt])
  return read?.cardId === cardId ? read.log : NOTHING
}
