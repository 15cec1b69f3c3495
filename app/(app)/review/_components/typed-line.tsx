'use client'

import { type Ref, useId } from 'react'
import { classNames } from '@/app/_ui/class-names'
import type { TypedToken } from '@/lib/core/shell/compare-typed'

interface TypedLineProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onEnter: () => void
  readonly isRevealed: boolean
  /** What differs, once revealed and something was typed. */
  readonly tokens: readonly TypedToken[] | null
  readonly isSame: boolean
  readonly inputRef: Ref<HTMLInputElement>
}

/** A line that looks like a prompt. Its foot is kept free for the comparison, so that nothing moves. */
export function TypedLine(props: TypedLineProps) {
  const { value, onChange, onEnter, isRevealed, tokens, isSame, inputRef } = props
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
      <div className="min-h-8 px-4 pt-2 font-mono text-sm" aria-live="polite">
        {tokens ? <Difference tokens={tokens} isSame={isSame} /> : null}
      </div>
    </div>
  )
}

const LOOKS: Record<TypedToken['mark'], string> = {
  same: 'text-ink',
  missing: 'border-b-2 border-dotted border-again text-again',
  extra: 'text-again line-through',
  changed: 'text-again line-through',
}
const SPOKEN: Record<TypedToken['mark'], string> = {
  same: '',
  missing: 'missing: ',
  extra: 'too much: ',
  changed: 'instead: ',
}

function Difference({ tokens, isSame }: Pick<TypedLineProps, 'isSame'> & { tokens: readonly TypedToken[] }) {
  if (isSame) return <p className="font-sans text-good">Exactly.</p>
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
