import type { ComponentProps } from 'react'
import { classNames } from './class-names'

/** 16 px on touch screens, so that a phone does not zoom into the field. */
export const CONTROL_CLASS = classNames(
  'w-full rounded-md border border-edge bg-float px-3 text-ink placeholder:text-quiet',
  'text-base sm:text-sm disabled:opacity-60 aria-invalid:border-again',
)

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={classNames(CONTROL_CLASS, 'h-11 sm:h-10', className)} {...rest} />
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={classNames(CONTROL_CLASS, 'min-h-24 py-2', className)} {...rest} />
}

export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={classNames(CONTROL_CLASS, 'h-11 sm:h-10', className)} {...rest} />
}
