'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { ButtonLink } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorNote } from '@/app/_ui/error-note'
import { Kbd } from '@/app/_ui/kbd'
import { isForPage, type PageKey, usePageKeys } from '@/app/_ui/page-keys-store'
import { useLocalSession, useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { useHabits } from '@/lib/client/react/use-habits'
import { DEFAULT_SECONDS_PER_CARD } from '@/lib/core/reviews/day-progress'
import { studyDayToIsoDate } from '@/lib/core/scheduling/study-day'
import { dueAhead } from '../../_components/due-ahead'
import { DueChapters } from './due-chapters'
import { Footnotes } from './footnotes'
import { Headline } from './headline'
import { todayFacts } from './today-facts'
import { TodaySkeleton } from './today-skeleton'

const KEYS: readonly PageKey[] = [{ keys: ['Enter'], does: 'Start the review' }]
const DATE = new Intl.DateTimeFormat('en', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})
const LOOK_AGAIN_MS = 20_000

export function TodayScreen() {
  const router = useRouter()
  const session = useLocalSession()
  const snapshot = useLocalSnapshot()
  const habits = useHabits()
  const tick = useTick()
  usePageKeys(KEYS)
  const pace = habits?.secondsPerCard ?? DEFAULT_SECONDS_PER_CARD
  // biome-ignore lint/correctness/useExhaustiveDependencies: time alone makes learning cards due
  const facts = useMemo(
    () => (session && snapshot.status === 'ready' ? todayFacts(snapshot, session.data.now(), pace) : null),
    [session, snapshot, pace, tick],
  )
  const canStart = facts !== null && facts.queue.order.length > 0

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.repeat || !canStart || !isForPage(event)) return
    if (event.target instanceof Element && event.target.closest('a, button')) return
    event.preventDefault()
    router.push('/review')
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])

  if (snapshot.status === 'error') {
    return (
      <>
        <h1 className="sr-only">Today</h1>
        <ErrorNote title="Your notes are not on this device yet.">{snapshot.error}</ErrorNote>
      </>
    )
  }
  if (facts === null) return <TodaySkeleton />
  if (snapshot.activeCards.length === 0) return <NoCards hasNotes={snapshot.activeNotes.length > 0} />

  const ahead = dueAhead(snapshot.activeCards, snapshot.memories, snapshot.today)
  return (
    <div className="max-w-reading">
      <p className="mb-2 text-quiet">{DATE.format(new Date(studyDayToIsoDate(snapshot.today)))}</p>
      <Headline
        facts={facts}
        answersToday={snapshot.progress.answers}
        newPerDay={snapshot.preset.newPerDay}
      />
      {canStart ? (
        <div className="mt-8 mb-14 flex items-center gap-4">
          <ButtonLink href="/review" variant="primary" size="lg" className="w-full sm:w-auto sm:min-w-36">
            Start
          </ButtonLink>
          <span className="hidden text-xs text-quiet sm:pointer-fine:inline">
            <Kbd>Enter</Kbd>
          </span>
        </div>
      ) : null}
      {canStart ? <DueChapters chapters={facts.chapters} /> : null}
      <Footnotes
        progress={snapshot.progress}
        streak={habits?.streak ?? 0}
        fadingByTomorrow={canStart ? facts.fadingByTomorrow : 0}
        desiredRetention={snapshot.preset.desiredRetention}
        ahead={ahead}
        buried={facts.queue.counts.buried}
      />
    </div>
  )
}

function NoCards({ hasNotes }: { readonly hasNotes: boolean }) {
  return (
    <>
      <h1 className="sr-only">Today</h1>
      <EmptyState
        title={hasNotes ? 'Your notes have no cards to review' : 'Bring your first notes'}
        action={
          <>
            <ButtonLink href="/bring" variant="primary" size="lg">
              Bring notes
            </ButtonLink>
            {hasNotes ? (
              <ButtonLink href="/notes" size="lg">
                Look at your notes
              </ButtonLink>
            ) : null}
          </>
        }
      >
        {hasNotes
          ? 'Every card was dropped or its passage is gone. Bring more notes, or take cards back on a note’s page.'
          : 'Paste or drop Markdown as you wrote it. You see at once which lines give which cards, and nothing is kept before you say so.'}
      </EmptyState>
    </>
  )
}

/** Counts up now and then, and when the page is looked at again. */
function useTick(): number {
  const [tick, setTick] = useState(0)
  useEffect(() => {
    const look = () => setTick(count => count + 1)
    const timer = setInterval(look, LOOK_AGAIN_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return tick
}
