'use client'

import { useEffect, useState } from 'react'
import { type Answered, answeredLog } from '@/lib/core/statistics/answered-log'
import { useLocalSession, useLocalSnapshot } from './local-data-provider'

/**
 * Every counting answer ever given, for statistics; null until it was read. Read again when a memory changed, which
 * is whenever an event came.
 */
export function useAnsweredLog(): readonly Answered[] | null {
  const session = useLocalSession()
  const { status, memories, preset } = useLocalSnapshot()
  const [answers, setAnswers] = useState<readonly Answered[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: memories stand for the log they are folded from
  useEffect(() => {
    if (session === null || status !== 'ready') return
    let isGone = false
    void session.data.readAllLogs().then(logs => {
      if (!isGone) setAnswers(answeredLog(logs, preset))
    })
    return () => {
      isGone = true
    }
  }, [session, status, memories, preset])
  return answers
}
