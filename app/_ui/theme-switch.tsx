'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useSyncExternalStore } from 'react'

const CHOICES = [
  { value: 'system', label: 'As the system', Icon: Monitor },
  { value: 'light', label: 'Light', Icon: Sun },
  { value: 'dark', label: 'Dark', Icon: Moon },
] as const

const never = () => () => {}

/** Light, dark, or as the system says. The choice stays on this device. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme()
  // The server cannot know the choice: nothing is marked until the browser has taken over.
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <fieldset className="inline-flex gap-1 rounded-md border border-hairline p-1">
      <legend className="sr-only">Colours</legend>
      {CHOICES.map(({ value, label, Icon }) => (
        <label
          key={value}
          className="inline-flex min-h-8 items-center gap-2 rounded-sm px-3 text-quiet hover:text-ink has-checked:bg-sunk has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-rubric-ink pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name="theme"
            className="sr-only"
            value={value}
            checked={isBrowser && theme === value}
            onChange={() => setTheme(value)}
          />
          <Icon aria-hidden className="size-4" />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
