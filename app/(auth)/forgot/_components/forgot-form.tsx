'use client'

import { useActionState } from 'react'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { requestPasswordResetAction } from '../actions'

export function ForgotForm() {
  const [state, run, isBusy] = useActionState(requestPasswordResetAction, null)
  if (state?.ok)
    return (
      <p role="status" className="font-serif text-lg text-quiet">
        {state.message}
      </p>
    )
  const typed = state?.values.email ?? ''
  return (
    <form action={run} className="flex flex-col gap-5" noValidate>
      {state?.message ? <ErrorNote title={state.message} /> : null}
      <Field label="E-mail" error={state?.fields.email}>
        {control => (
          <Input
            {...control}
            key={typed}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={typed}
            required
          />
        )}
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy}>
        Send me a link
      </Button>
    </form>
  )
}
