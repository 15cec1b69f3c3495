'use client'

import { type Ref, useId } from 'react'
import { classNames } from '@/app/_ui/class-names'
import type { JudgedToken, Judgement } from '@/lib/core/shell/judge-command'

interface TypedLineProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onEnter: () => void
  readonly isRevealed: boolean
  /** What differs, once revealed and something was typed. */
  readonly judgement: Judgement | null
  readonly inputRef: Ref<HTMLInputElement>
}

/** A line that looks like a prompt. Its foot is kept free for the comparison, so that nothing moves. */
export function TypedLine(props: TypedLineProps) {
  const { value, onChange, onEnter, isRevealed, judgement, inputRef } = props
  const id = useId()
  return (
    <div className="mt-6">
      <label htmlFor={id} className="sr-only">
        Type the command
      </label>
      <div className="flex items-center gap-3 rounded-md border border-edge bg-sunk px-4 font-mono has-focus-visible:outline-2 has-focus-visible:outline-rubric-ink">
        <span aria-hidden className="text-quiet select-none">
          $
        </span>
        <input
          id={id}
          ref={inputRef}
          value={value}
          readOnly={isRevealed}
          onChange={event => onChange(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && !isRevealed) {
              event.preventDefault()
              // The press that reveals must not go on to the page and do more.
              event.stopPropagation()
              onEnter()
            }
            if (event.key === 'Escape') {
              event.stopPropagation()
              event.currentTarget.blur()
            }
          }}
          autoCapitalize="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          className="h-12 w-full min-w-0 bg-transparent text-base outline-none"
        />
      </div>
      <div className="min-h-14 px-4 pt-2 font-mono text-sm" aria-live="polite">
        {judgement ? <Difference judgement={judgement} /> : null}
      </div>
    </div>
  )
}

const LOOKS: Record<JudgedToken['mark'], string> = {
  same: 'text-ink',
  missing: 'border-b-2 border-dotted border-again text-again',
  extra: 'text-again line-through',
  changed: 'text-again line-through',
}
const SPOKEN: Record<JudgedToken['mark'], string> = {
  same: '',
  missing: 'missing: ',
  extra: 'too much: ',
  changed: 'instead: ',
}

function Difference({ judgement }: { judgement: Judgement }) {
  const { verdict, tokens, remarks } = judgement
  if (verdict === 'exact') return <p className="font-sans text-good">Exactly.</p>
  if (verdict === 'equal') {
    return (
      <p className="font-sans">
        <span className="text-good">Right.</span> <span className="text-quiet">{remarks.join(' ')}</span>
      </p>
    )
  }
  const seen = new Map<string, number>()
  return (
    <p className="flex flex-wrap gap-x-2 gap-y-1">
      {tokens.map(({ text, mark, expected }) => {
        const name = `${mark} ${text}`
        const nth = (seen.get(name) ?? 0) + 1
        seen.set(name, nth)
        return (
          <span key={`${name} ${nth}`} data-mark={mark} className="break-all">
            <span className="sr-only">{SPOKEN[mark]}</span>
            <span className={classNames(LOOKS[mark])}>{text}</span>
            {expected ? <span className="ms-1 border-b-2 border-good text-good">{expected}</span> : null}
          </span>
        )
      })}
    </p>
  )
}
