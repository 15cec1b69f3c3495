'use client'

import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { updateSchedulingAction } from '../actions'
import { FormResult } from './form-result'
import { useSettingsAction } from './use-settings-action'

interface SchedulingFormProps {
  readonly newPerDay: number
  /** 0.70 to 0.99 */
  readonly retention: number
}

/** How much a day brings, and how surely things are to be remembered. */
export function SchedulingForm({ newPerDay, retention }: SchedulingFormProps) {
  const [state, run, isBusy] = useSettingsAction(updateSchedulingAction)
  const failed = state?.ok === false ? state : null
  const typed = {
    newPerDay: failed?.values.newPerDay ?? String(newPerDay),
    retention: failed?.values.retention ?? String(Math.round(retention * 1_000) / 10),
  }
  return (
    <form action={run} className="flex flex-col gap-4" noValidate>
      <Field
        label="New cards a day"
        hint="Each new card comes back several times in its first weeks."
        error={failed?.fields.newPerDay}
      >
        {control => (
          <Input
            {...control}
            key={typed.newPerDay}
            name="newPerDay"
            inputMode="numeric"
            defaultValue={typed.newPerDay}
          />
        )}
      </Field>
      <Field
        label="Chance of recall when a card comes back, per cent"
        hint="70 to 99. Higher means more reviews each day; 90 suits most people."
        error={failed?.fields.retention}
      >
        {control => (
          <Input
            {...control}
            key={typed.retention}
            name="retention"
            inputMode="decimal"
            defaultValue={typed.retention}
          />
        )}
      </Field>
      <FormResult state={state} />
      <div>
        <Button type="submit" isBusy={isBusy}>
          Save the scheduling
        </Button>
      </div>
    </form>
  )
}
