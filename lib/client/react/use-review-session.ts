'use client'

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { ReviewSession, type SessionSelection, type SessionSnapshot } from '../session/review-session'
import { useLocalSession } from './local-data-provider'

export interface ReviewSessionHook {
  /** Null until the store is open: show the loading state. */
  readonly state: SessionSnapshot | null
  readonly reveal: () => void
  /** See `ReviewSession.answer`: pass `state.showing`, so that a late press cannot hit the next card. */
  readonly answer: ReviewSession['answer']
  readonly undo: ReviewSession['undo']
  readonly suspend: () => void
  readonly bury: () => void
  /** Fetches what the server changed, such as an edited card, and resolves when it is shown. */
  readonly refresh: () => Promise<void>
}

/** One sitting of reviews. A new sitting begins when the selection changes by value. */
export function useReviewSession(selection: SessionSelection = {}): ReviewSessionHook {
  const local = useLocalSession()
  const key = JSON.stringify(selection)
  const [review, setReview] = useState<ReviewSession | null>(null)
  useEffect(() => {
    setReview(local === null ? null : new ReviewSession(local.data, JSON.parse(key)))
  }, [local, key])
  const state = useSyncExternalStore(
    review?.subscribe ?? subscribeToNothing,
    review?.getSnapshot ?? nothing,
    nothing,
  )
  return useMemo(
    () => ({
      state,
      reveal: review?.reveal ?? nothingToDo,
      answer: review?.answer ?? (() => false),
      undo: review?.undo ?? (async () => null),
      suspend: review?.suspend ?? nothingToDo,
      bury: review?.bury ?? nothingToDo,
      refresh: async () => {
        await local?.syncNow()
      },
    }),
    [state, review, local],
  )
}

const subscribeToNothing = () => () => undefined
const nothing = () => null
const nothingToDo = () => undefined
