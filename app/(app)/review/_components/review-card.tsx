'use client'

import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { MarkdownView } from '@/app/_ui/markdown-view'
import type { SyncedCard } from '@/lib/contracts/sync'
import type { Rating } from '@/lib/core/reviews/event'
import { TypedLine } from './typed-line'
import { useJudge } from './use-judge'

interface ReviewCardProps {
  readonly card: SyncedCard
  readonly isRevealed: boolean
  readonly onReveal: () => void
  /** Called when typed text was judged. */
  readonly onSuggest: (rating: Rating | null) => void
}

/**
 * One showing of one card: mount it with a `key` that changes with every showing. The answer appears below the
 * line that was there from the start.
 */
export function ReviewCard({ card, isRevealed, onReveal, onSuggest }: ReviewCardProps) {
  const [typed, setTyped] = useState('')
  const inputRef = useRef<HTMLInputElement>(null)
  const frontRef = useRef<HTMLDivElement>(null)
  const backRef = useRef<HTMLDivElement>(null)
  const expected = card.answer
  const judge = useJudge(card.kind, expected)
  const judgement = useMemo(
    () => (isRevealed && typed.trim() !== '' ? (judge?.(typed) ?? null) : null),
    [isRevealed, typed, judge],
  )
  const suggested = judgement?.suggestedRating ?? null

  useEffect(() => {
    // On touch screens the keyboard would cover the card before it was read.
    const isFine = window.matchMedia('(pointer: fine)').matches
    if (inputRef.current && isFine) inputRef.current.focus({ preventScroll: true })
    else frontRef.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [])
  useEffect(() => {
    if (isRevealed) backRef.current?.focus({ preventScroll: true })
  }, [isRevealed])
  useEffect(() => onSuggest(suggested), [suggested, onSuggest])

  const onTap = (event: MouseEvent) => {
    const isText = (window.getSelection()?.toString() ?? '') !== ''
    const isControl = event.target instanceof Element && event.target.closest('a, button, input, label, pre')
    if (!isRevealed && !isText && !isControl) onReveal()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the thumb; the button below does the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: Space and Enter do the same anywhere on the page
    <div className="flex grow flex-col" onClick={onTap}>
      <div ref={frontRef} tabIndex={-1} className="outline-none" data-testid="front">
        <h1 className="sr-only">Question</h1>
        <MarkdownView text={card.front} className="text-pretty" />
      </div>
      {expected !== null ? (
        <TypedLine
          value={typed}
          onChange={setTyped}
          onEnter={onReveal}
          isRevealed={isRevealed}
          judgement={judgement}
          inputRef={inputRef}
        />
      ) : null}
      <hr className="my-6 border-hairline" />
      <div ref={backRef} tabIndex={-1} className="outline-none" data-testid="back">
        {isRevealed ? (
          <div className="animate-leaf">
            <h2 className="sr-only">Answer</h2>
            <MarkdownView text={card.back} />
          </div>
        ) : null}
      </div>
    </div>
  )
}
