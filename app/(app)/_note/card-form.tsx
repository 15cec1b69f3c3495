'use client'

import { type KeyboardEvent, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Textarea } from '@/app/_ui/input'
import type { CardWords } from '@/lib/client/import/import-draft'
import type { BlockCard } from './block-card'

interface CardFormProps {
  readonly card: BlockCard
  /** null: back to the words of the note. */
  readonly onSave: (words: CardWords | null) => void
  readonly onCancel: () => void
}

const LONGEST = 20_000

/** The words of a card, changed in place. Ctrl+Enter saves, Escape leaves. */
export function CardForm({ card, onSave, onCancel }: CardFormProps) {
  const [front, setFront] = useState(card.front)
  const [back, setBack] = useState(card.back)
  const [answer, setAnswer] = useState(card.answer)
  const [isTried, setIsTried] = useState(false)
  const empty = 'This cannot be empty.'

  const save = () => {
    setIsTried(true)
    const isWhole = front.trim() !== '' && back.trim() !== '' && answer?.trim() !== ''
    if (isWhole) onSave({ front: front.trim(), back: back.trim(), answer: answer?.trim() ?? null })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save()
    }
  }

  return (
    <form
      className="flex flex-col gap-3"
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <Field label="Front" error={isTried && front.trim() === '' ? empty : null}>
        {control => (
          <Textarea
            {...control}
            autoFocus
            maxLength={LONGEST}
            value={front}
            onChange={event => setFront(event.target.value)}
            className="min-h-16"
          />
        )}
      </Field>
      <Field label="Back" error={isTried && back.trim() === '' ? empty : null}>
        {control => (
          <Textarea
            {...control}
            maxLength={LONGEST}
            value={back}
            onChange={event => setBack(event.target.value)}
            className="min-h-16"
          />
        )}
      </Field>
      {answer !== null ? (
        <Field label="To type" error={isTried && answer.trim() === '' ? empty : null}>
          {control => (
            <Textarea
              {...control}
              maxLength={LONGEST}
              value={answer}
              onChange={event => setAnswer(event.target.value)}
              className="min-h-10 font-mono"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm">
          Save
        </Button>
        <Button size="sm" variant="plain" onClick={onCancel}>
          Cancel
        </Button>
        {card.isEdited ? (
          <Button size="sm" variant="plain" onClick={() => onSave(null)}>
            The note’s words
          </Button>
        ) : null}
      </div>
    </form>
  )
}
