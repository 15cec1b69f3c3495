'use client'

import { Pencil, RotateCcw, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { MarkdownView } from '@/app/_ui/markdown-view'
import type { CardWords } from '@/lib/client/import/import-draft'
import type { BlockCard, CardActions } from './block-card'
import { CardForm } from './card-form'
import { ruleName } from './rule-name'

interface CardBesideProps {
  readonly card: BlockCard
  readonly actions: CardActions
  /** When it is asked next; null where that is not shown. */
  readonly next?: string | null
}

/** A card beside the passage it came from: front over back, the rule, and what can be done with it. */
export function CardBeside({ card, actions, next = null }: CardBesideProps) {
  const [isEditing, setIsEditing] = useState(false)
  const buttonRef = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    // The form is gone: the keyboard goes on where it came from.
    if (wasEditing.current && !isEditing) buttonRef.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])

  return (
    <li
      className={classNames(
        'border-s-2 border-hairline ps-3 transition-colors group-hover/block:border-ink group-focus-within/block:border-ink',
        card.isDropped && 'text-quiet',
      )}
    >
      {isEditing ? (
        <CardForm
          card={card}
          onCancel={() => setIsEditing(false)}
          onSave={words => {
            actions.edit(card.key, words)
            setIsEditing(false)
          }}
        />
      ) : (
        <>
          <div className={classNames(card.isDropped && 'line-through decoration-edge')}>
            <MarkdownView text={card.front} headingBase={4} className="text-base" />
            {card.isDropped ? null : (
              <MarkdownView text={card.back} headingBase={4} className="mt-1 text-base text-quiet" />
            )}
          </div>
          {card.noteSays ? <OtherWords label="What the note says" words={card.noteSays} /> : null}
          {card.before ? <OtherWords label="What it said before" words={card.before} /> : null}
          <div className="flex items-center justify-between gap-2 text-xs text-quiet">
            <p className="min-w-0 truncate" title={card.rule}>
              {card.mark ? <span className="font-medium text-ink">{card.mark} · </span> : null}
              {next === null ? null : <span className="font-medium">{next} · </span>}
              {card.isEdited ? 'Your words' : ruleName(card.rule)}
              <span className="hidden font-mono group-hover/block:inline"> {card.rule}</span>
            </p>
            <div className="flex shrink-0">
              {card.isDropped ? (
                <IconButton label="Restore this card" onClick={() => actions.restore(card.key)}>
                  <RotateCcw aria-hidden className="size-3.5" />
                </IconButton>
              ) : (
                <>
                  <IconButton ref={buttonRef} label="Edit this card" onClick={() => setIsEditing(true)}>
                    <Pencil aria-hidden className="size-3.5" />
                  </IconButton>
                  <IconButton label="Drop this card" onClick={() => actions.drop(card.key)}>
                    <X aria-hidden className="size-4" />
                  </IconButton>
                </>
              )}
            </div>
          </div>
        </>
      )}
    </li>
  )
}

/** What the card would say by its note, now or until the note was edited. */
function OtherWords({ label, words }: { readonly label: string; readonly words: CardWords }) {
  return (
    <details className="mt-1 text-xs text-quiet">
      <summary>{label}</summary>
      <MarkdownView text={words.front} headingBase={4} className="mt-1 text-base" />
      <MarkdownView text={words.back} headingBase={4} className="mt-1 text-base" />
    </details>
  )
}
