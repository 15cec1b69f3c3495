'use client'

import { useEffect, useState } from 'react'
import { useLocalSession, useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { type DayKnown, masteryTrends, projectGroups } from '@/lib/core/mastery/trend'
import { type Pace, usualPace } from '@/lib/core/mastery/usual-pace'
import { rowIdsOf } from './mastery-rows'

/** Where each row of the table comes from and where it goes. */
export interface Outlook {
  /** Of the last 90 days, by row. */
  readonly trends: ReadonlyMap<string, readonly DayKnown[]>
  /** Null when there is no usual day yet. */
  readonly pace: Pace | null
  /** Known after a week of usual days, by row. */
  readonly inAWeek: ReadonlyMap<string, number>
}

/** Folded from the whole log, after the page was painted; null until then. */
export function useOutlook(): Outlook | null {
  const session = useLocalSession()
  const { status, activeCards, memories, preset, today } = useLocalSnapshot()
  const [outlook, setOutlook] = useState<Outlook | null>(null)
  useEffect(() => {
    if (session === null || status !== 'ready') return
    let isGone = false
    void session.data.readAllLogs().then(logs => {
      if (isGone) return
      const pace = usualPace(logs, today)
      setOutlook({
        trends: masteryTrends(activeCards, rowIdsOf, id => logs.get(id) ?? [], preset, today),
        pace,
        inAWeek:
          pace === null
            ? new Map()
            : projectGroups(activeCards, rowIdsOf, memories, preset, today, pace.cardsPerDay),
      })
    })
    return () => {
      isGone = true
    }
  }, [session, status, activeCards, memories, preset, today])
  return outlook
}
