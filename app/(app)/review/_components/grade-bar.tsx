'use client'

import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { Kbd } from '@/app/_ui/kbd'
import type { Rating } from '@/lib/core/reviews/event'
import type { IntervalWords } from './interval-words'

const GRADES = [
  { rating: 1, label: 'Again', text: 'text-again', mark: 'border-again' },
  { rating: 2, label: 'Hard', text: 'text-hard', mark: 'border-hard' },
  { rating: 3, label: 'Good', text: 'text-good', mark: 'border-good' },
  { rating: 4, label: 'Easy', text: 'text-easy', mark: 'border-easy' },
] as const

interface GradeBarProps {
  readonly isRevealed: boolean
  /** Null when nothing is promised, as when cramming. */
  readonly intervals: Readonly<Record<Rating, IntervalWords>> | null
  readonly suggested: Rating | null
  readonly onReveal: () => void
  readonly onGrade: (rating: Rating) => void
}

/** At the foot, under the thumb. The same height before and after: nothing jumps. */
export function GradeBar({ isRevealed, intervals, suggested, onReveal, onGrade }: GradeBarProps) {
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 border-t border-hairline bg-paper px-3 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <div className="mx-auto flex h-16 max-w-reading items-center justify-center">
        {isRevealed ? (
          <fieldset className="grid h-full w-full grid-cols-4 gap-2">
            <legend className="sr-only">How well did you know it?</legend>
            {GRADES.map(({ rating, label, text, mark }) => (
              <button
                key={rating}
                type="button"
                onClick={() => onGrade(rating)}
                aria-keyshortcuts={String(rating)}
                data-suggested={suggested === rating || undefined}
                className={classNames(
                  'relative flex min-w-0 flex-col items-center justify-center rounded-md transition-colors hover:bg-sunk',
                  suggested === rating ? `border-2 ${mark}` : 'border border-hairline',
                )}
              >
                <span className={classNames('text-base font-medium', text)}>{label}</span>
                <span className="sr-only">
                  {intervals ? `, again ${intervals[rating].long}` : null}
                  {suggested === rating ? ', suggested' : null}
                </span>
                <span aria-hidden className="text-xs text-quiet">
                  {intervals?.[rating].short ?? ' '}
                </span>
                <span
                  aria-hidden
                  className="absolute end-1.5 top-1.5 hidden text-xs text-quiet sm:pointer-fine:block"
                >
                  {rating}
                </span>
              </button>
            ))}
          </fieldset>
        ) : (
          <Button
            variant="primary"
            size="lg"
            className="h-full w-full sm:pointer-fine:h-12 sm:pointer-fine:w-64"
            aria-keyshortcuts="Space Enter"
            onClick={onReveal}
          >
            Show the answer
          </Button>
        )}
      </div>
      <p className="mx-auto mt-2 hidden max-w-reading justify-center gap-4 text-xs text-quiet sm:pointer-fine:flex">
        <span>
          <Kbd>{isRevealed ? '1–4' : 'Space'}</Kbd> {isRevealed ? 'grade' : 'reveal'}
        </span>
        <span>
          <Kbd>u</Kbd> undo
        </span>
        <span>
          <Kbd>?</Kbd> all keys
        </span>
      </p>
    </div>
  )
}
