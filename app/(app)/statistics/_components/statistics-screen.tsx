'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorNote } from '@/app/_ui/error-note'
import { PageHeader } from '@/app/_ui/page-header'
import { useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { useAnsweredLog } from '@/lib/client/react/use-answered-log'
import { CardsNow } from './cards-now'
import { LookingBack } from './looking-back'
import { SPANS, type Span } from './span-choice'
import { StatisticsSkeleton } from './statistics-skeleton'

export function StatisticsScreen() {
  const { status, error, activeCards } = useLocalSnapshot()
  const answers = useAnsweredLog()
  const [span, setSpan] = useSpan()

  if (status === 'error') {
    return (
      <Page>
        <ErrorNote title="Your notes are not on this device yet.">{error}</ErrorNote>
      </Page>
    )
  }
  if (status === 'loading' || answers === null) return <StatisticsSkeleton />
  if (answers.length === 0) {
    const hasCards = activeCards.length > 0
    return (
      <Page>
        <EmptyState
          title="Nothing to count yet"
          action={
            <ButtonLink href={hasCards ? '/review' : '/bring'} variant="primary">
              {hasCards ? 'Review your first cards' : 'Bring notes'}
            </ButtonLink>
          }
        >
          Every answer you give is kept. From them this page shows what comes back when, how much you recall,
          and when you study best.{' '}
          {hasCards ? 'A few answers are enough to begin.' : 'It begins with a note.'}
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page>
      <CardsNow />
      <LookingBack answers={answers} span={span} onSpan={setSpan} />
    </Page>
  )
}

function Page({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <PageHeader title="Statistics" />
      {children}
    </>
  )
}

/** In the address, so that the page can be come back to as it was. */
function useSpan(): [Span, (span: Span) => void] {
  const pathname = usePathname()
  const name = useSearchParams().get('span')
  const span = SPANS.find(each => each.name === name) ?? SPANS[1]
  return [span, chosen => window.history.replaceState(null, '', `${pathname}?span=${chosen.name}`)]
}
