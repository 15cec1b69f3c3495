'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** The browser's time zone, sent along with a form: the study day turns by the learner's own clock. */
export function ZoneField() {
  const zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => '',
  )
  return <input type="hidden" name="zone" value={zone} />
}
