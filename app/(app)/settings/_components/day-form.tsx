'use client'

import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/input'
import { updateDayAction } from '../actions'
import { FormResult } from './form-result'
import { useSettingsAction } from './use-settings-action'

interface DayFormProps {
  readonly zone: string
  readonly dayStartHour: number
  readonly zones: readonly string[]
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** Where the learner lives, and when their study day turns. */
export function DayForm({ zone, dayStartHour, zones }: DayFormProps) {
  const [state, run, isBusy] = useSettingsAction(updateDayAction)
  const failed = state?.ok === false ? state : null
  const chosen = {
    zone: failed?.values.zone ?? zone,
    hour: failed?.values.dayStartHour ?? String(dayStartHour),
  }
  // An older name of a zone is still a zone.
  const all = zones.includes(zone) ? zones : [zone, ...zones]
  return (
    <form action={run} className="flex flex-col gap-4">
      <Field
        label="Time zone"
        hint="Keep it when you travel, and your days keep their length."
        error={failed?.fields.zone}
      >
        {control => (
          <Select {...control} key={chosen.zone} name="zone" defaultValue={chosen.zone}>
            {all.map(one => (
              <option key={one} value={one}>
                {one.replaceAll('_', ' ')}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="A new day begins at"
        hint="What you review before this hour counts for the day before."
        error={failed?.fields.dayStartHour}
      >
        {control => (
          <Select {...control} key={chosen.hour} name="dayStartHour" defaultValue={chosen.hour}>
            {HOURS.map(hour => (
              <option key={hour} value={hour}>
                {String(hour).padStart(2, '0')}:00
              </option>
            ))}
          </Select>
        )}
      </Field>
      <FormResult state={state} />
      <div>
        <Button type="submit" isBusy={isBusy}>
          Save the day
        </Button>
      </div>
    </form>
  )
}
