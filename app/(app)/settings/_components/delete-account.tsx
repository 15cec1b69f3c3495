'use client'

import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { deleteAccountAction } from '../actions'
import { FormResult } from './form-result'
import { useSettingsAction } from './use-settings-action'

/** The one thing here that cannot be undone: it asks to be spelled out. */
export function DeleteAccount({ confirmation }: { readonly confirmation: string }) {
  const [state, run, isBusy] = useSettingsAction(deleteAccountAction)
  const failed = state?.ok === false ? state : null
  return (
    <details open={failed !== null || undefined}>
      <summary className="inline-flex min-h-9 items-center pointer-coarse:min-h-11">
        Delete it with everything in it
      </summary>
      <form action={run} className="mt-3 flex flex-col gap-4" noValidate>
        <p className="text-quiet">Notes, cards and every review are erased at once. This cannot be undone.</p>
        <Field label={`Type ${confirmation} to confirm`} error={failed?.fields.confirmation}>
          {control => (
            <Input
              {...control}
              name="confirmation"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <FormResult state={state} />
        <div>
          <Button type="submit" isBusy={isBusy} className="text-again">
            Delete the account
          </Button>
        </div>
      </form>
    </details>
  )
}
