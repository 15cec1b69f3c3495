'use client'

import { useActionState } from 'react'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Field } from '@/app/_ui/field'
import { PasswordInput } from '@/app/_ui/password-input'
import { PASSWORD_HINT } from '../../password-hint'
import { resetPasswordAction } from '../actions'

export function ResetForm({ secret }: { readonly secret: string }) {
  const [state, run, isBusy] = useActionState(resetPasswordAction, null)
  const failed = state?.ok === false ? state : null
  return (
    <form action={run} className="flex flex-col gap-5" noValidate>
      {failed?.message ? <ErrorNote title={failed.message} /> : null}
      <input type="hidden" name="secret" value={secret} readOnly />
      <Field label="New password" hint={PASSWORD_HINT} error={failed?.fields.password}>
        {control => <PasswordInput {...control} name="password" autoComplete="new-password" required />}
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy}>
        Set it and sign in
      </Button>
    </form>
  )
}
