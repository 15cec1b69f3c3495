'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { Field } from '@/app/_ui/field'
import { Input, Textarea } from '@/app/_ui/input'
import { showToast } from '@/app/_ui/toast'
import type { SyncedCard } from '@/lib/contracts/sync'
import { saveCard } from '../actions'

interface EditDialogProps {
  readonly card: SyncedCard
  readonly onClose: () => void
  /** Resolves when the edited card is shown. */
  readonly onSaved: () => Promise<void>
}

const OFFLINE = 'There is no connection. Nothing was changed; save again when it is back.'

/** The learner's own words for a card; the note stays as it is. */
export default function EditDialog({ card, onClose, onSaved }: EditDialogProps) {
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const save = async (words: { front: string; back: string; answer: string | null } | null) => {
    setIsBusy(true)
    setProblem(null)
    try {
      const saved = await saveCard({ cardId: card.id, words })
      if (!saved.ok) {
        setProblem(saved.error.message)
        return
      }
      await onSaved()
      showToast(words === null ? 'The card reads as the note does again.' : 'The card was changed.')
      onClose()
    } catch {
      setProblem(OFFLINE)
    } finally {
      setIsBusy(false)
    }
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const front = String(form.get('front') ?? '').trim()
    const back = String(form.get('back') ?? '').trim()
    const answer = card.answer === null ? null : String(form.get('answer') ?? '').trim()
    if (front === '' || back === '') {
      setProblem('A card needs a question and an answer.')
      return
    }
    // An emptied command means: this card is no longer typed.
    void save({ front, back, answer: answer === '' ? null : answer })
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Edit the card"
      description="Your progress stays. The note is not changed."
    >
      <form onSubmit={onSubmit} className="flex flex-col gap-4">
        <Field label="Question">
          {control => (
            <Textarea {...control} name="front" defaultValue={card.front} rows={3} className="font-mono" />
          )}
        </Field>
        {card.answer !== null ? (
          <Field label="Command to type">
            {control => (
              <Input
                {...control}
                name="answer"
                defaultValue={card.answer ?? ''}
                className="font-mono"
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        ) : null}
        <Field label="Answer" hint="Markdown in both." error={problem}>
          {control => (
            <Textarea {...control} name="back" defaultValue={card.back} rows={5} className="font-mono" />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" isBusy={isBusy}>
            Save
          </Button>
          <Button variant="plain" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="plain" className="ms-auto" disabled={isBusy} onClick={() => void save(null)}>
            Use the note’s words
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
