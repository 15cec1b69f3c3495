'use client'

import { useEffect, useState } from 'react'
import type { Habits } from '../data/read-habits'
import { useLocalSession, useLocalSnapshot } from './local-data-provider'

/** Streak and pace; null until they were read. Read again when the day or its answers change. */
export function useHabits(): Habits | null {
  const session = useLocalSession()
  const { status, today, progress } = useLocalSnapshot()
  const [habits, setHabits] = useState<Habits | null>(null)
  const { answers } = progress
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day and its answers are what habits change with
  useEffect(() => {
    if (session === null || status !== 'ready') return
    let isGone = false
    void session.data.readHabits().then(read => {
      if (!isGone) setHabits(read)
    })
    return () => {
      isGone = true
    }
  }, [session, status, today, answers])
  return habits
}
