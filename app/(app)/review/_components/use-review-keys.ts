'use client'

import { useEffect, useEffectEvent } from 'react'
import { isForPage } from '@/app/_ui/page-keys-store'
import type { Rating } from '@/lib/core/reviews/event'

export interface ReviewKeyHandlers {
  readonly isRevealed: boolean
  /** What Space and Enter grade after the answer: the suggestion, else Good. */
  readonly usualRating: Rating
  readonly reveal: () => void
  readonly grade: (rating: Rating) => void
  readonly undo: () => void
  readonly edit: () => void
  readonly suspend: () => void
  readonly bury: () => void
  readonly source: () => void
  readonly leave: () => void
}

/** The keyboard of the review page. A key that is held down acts once. */
export function useReviewKeys(handlers: ReviewKeyHandlers): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isForPage(event)) return
    const isOnControl = event.target instanceof Element && event.target.closest('a, button') !== null
    const act = actionFor(event.key, handlers, isOnControl)
    if (act === null) return
    event.preventDefault()
    if (!event.repeat) act()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

function actionFor(key: string, handlers: ReviewKeyHandlers, isOnControl: boolean): (() => void) | null {
  switch (key) {
    case ' ':
    case 'Enter':
      // A focused button or link is what these keys press.
      if (isOnControl) return null
      return handlers.isRevealed ? () => handlers.grade(handlers.usualRating) : handlers.reveal
    case '1':
    case '2':
    case '3':
    case '4':
      return handlers.isRevealed ? () => handlers.grade(Number(key) as Rating) : null
    case 'u':
      return handlers.undo
    case 'e':
      return handlers.edit
    case 's':
      return handlers.suspend
    case 'b':
      return handlers.bury
    case 'o':
      return handlers.source
    case 'Escape':
      return handlers.leave
    default:
      return null
  }
}
