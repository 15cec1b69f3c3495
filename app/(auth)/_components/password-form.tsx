'use client'

import { useActionState } from 'react'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { PasswordInput } from '@/app/_ui/password-input'
import type { FormState } from '../form-state'
import { ZoneField } from './zone-field'

interface PasswordFormProps {
  readonly action: (before: FormState, form: FormData) => Promise<FormState>
  readonly submit: string
  /** Rules that are said up front; only where a password is chosen. */
  readonly passwordHint?: string
  readonly isNew: boolean
}

/** Address and password, for signing in, signing up and keeping a guest's progress. */
export function PasswordForm({ action, submit, passwordHint, isNew }: PasswordFormProps) {
  const [state, run, isBusy] = useActionState(action, null)
  const failed = state?.ok === false ? state : null
  return (
    <form action={run} className="flex flex-col gap-5" noValidate>
      {failed?.message ? <ErrorNote title={failed.message} /> : null}
      <Field label="E-mail" error={failed?.fields.email}>
        {control => (
          <Input
            {...control}
            // A failed try starts the field anew with what was typed: React empties forms after an action.
            key={failed?.values.email ?? ''}
            name="email"
            type="email"
            autoComplete={isNew ? 'email' : 'username'}
            defaultValue={failed?.values.email ?? ''}
            required
          />
        )}
      </Field>
      <Field label="Password" hint={passwordHint} error={failed?.fields.password}>
        {control => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete={isNew ? 'new-password' : 'current-password'}
            required
          />
        )}
      </Field>
      {isNew ? <ZoneField /> : null}
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {submit}
      </Button>
      {state?.ok ? (
        <p role="status" className="text-good">
          {state.message}
        </p>
      ) : null}
    </form>
  )
}
