'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { IconButton } from './button'
import { classNames } from './class-names'

interface DialogProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly title: string
  /** One sentence on what this is for; left out, the dialog has no description. */
  readonly description?: ReactNode
  readonly width?: 'form' | 'reading' | 'page'
  readonly children: ReactNode
}

const WIDTHS = { form: 'sm:max-w-form', reading: 'sm:max-w-reading', page: 'sm:max-w-page' }

/** A modal dialog: a sheet from the bottom on a phone, centred elsewhere. Esc and the veil close it. */
export function Dialog({
  isOpen,
  onOpenChange,
  title,
  description,
  width = 'reading',
  children,
}: DialogProps) {
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-settle bg-veil" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={classNames(
            'fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] animate-leaf overflow-y-auto rounded-t-md bg-float p-5 shadow-float',
            'pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[calc(100vw-2rem)]',
            'sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-md sm:p-6 focus-visible:outline-none',
            WIDTHS[width],
          )}
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <div>
              <Radix.Title className="font-serif text-lg font-semibold">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="mt-1 text-quiet">{description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close" className="-me-2 -mt-1">
                <X aria-hidden className="size-4" />
              </IconButton>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
