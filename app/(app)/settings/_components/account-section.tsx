'use client'

import Link from 'next/link'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { PasswordInput } from '@/app/_ui/password-input'
import { PasswordForm } from '@/app/(auth)/_components/password-form'
import { PASSWORD_HINT } from '@/app/(auth)/password-hint'
import { changePasswordAction, upgradeGuestAction } from '../actions'
import { FormResult } from './form-result'
import { SignOut } from './sign-out'
import { useSettingsAction } from './use-settings-action'

interface AccountSectionProps {
  readonly user: { readonly id: string; readonly email: string | null; readonly isGuest: boolean }
}

export function AccountSection({ user }: AccountSectionProps) {
  if (user.isGuest) {
    return (
      <>
        <h3 className="font-serif text-lg font-semibold">Keep your progress</h3>
        <p className="text-quiet">
          You are a guest: only this browser can find your notes and reviews. With an address and a password
          they are yours on every device. Nothing starts over.
        </p>
        <PasswordForm
          action={upgradeGuestAction}
          submit="Keep my progress"
          passwordHint={PASSWORD_HINT}
          isNew
        />
        <p className="text-quiet">
          Have an account already?{' '}
          <Link href="/sign-in" className="link text-ink">
            Sign in to it
          </Link>
        </p>
      </>
    )
  }
  return (
    <>
      {user.email ? <p className="[overflow-wrap:anywhere]">{user.email}</p> : null}
      <ChangePassword email={user.email} />
      <SignOut userId={user.id} />
    </>
  )
}

function ChangePassword({ email }: { readonly email: string | null }) {
  const [state, run, isBusy] = useSettingsAction(changePasswordAction)
  const fields = state?.ok === false ? state.fields : {}
  return (
    <details open={state !== null || undefined}>
      <summary className="inline-flex min-h-9 items-center pointer-coarse:min-h-11">
        Change the password
      </summary>
      <form action={run} className="mt-3 flex flex-col gap-4" noValidate>
        {/* Tells a password manager whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email ?? ''} readOnly />
        <Field
          label="Current password"
          hint="Leave it empty if you always came in another way."
          error={fields.currentPassword}
        >
          {control => <PasswordInput {...control} name="currentPassword" autoComplete="current-password" />}
        </Field>
        <Field label="New password" hint={PASSWORD_HINT} error={fields.newPassword}>
          {control => <PasswordInput {...control} name="newPassword" autoComplete="new-password" />}
        </Field>
        <p className="text-xs text-quiet">Other devices are signed out when it changes.</p>
        <FormResult state={state} />
        <div>
          <Button type="submit" isBusy={isBusy}>
            Change the password
          </Button>
        </div>
      </form>
    </details>
  )
}
