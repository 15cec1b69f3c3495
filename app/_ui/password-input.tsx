'use client'

import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { classNames } from './class-names'
import { CONTROL_CLASS } from './input'

/** A password field whose text can be shown. Pass `autoComplete` ("current-password" or "new-password"). */
export function PasswordInput({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  const [isShown, setIsShown] = useState(false)
  return (
    <div className="relative">
      <input
        type={isShown ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className={classNames(CONTROL_CLASS, 'h-11 pe-11 sm:h-10', className)}
        {...rest}
      />
      <button
        type="button"
        aria-label="Show the password"
        aria-pressed={isShown}
        onClick={() => setIsShown(shown => !shown)}
        className="absolute inset-y-0 end-0 inline-flex w-11 items-center justify-center rounded-md text-quiet hover:text-ink"
      >
        {isShown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
      </button>
    </div>
  )
}
