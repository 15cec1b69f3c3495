'use client'

import { Dialog } from '@/app/_ui/dialog'
import { Kbd } from '@/app/_ui/kbd'

export interface CardAction {
  readonly keyName: string
  readonly label: string
  readonly run: () => void
}

interface ActionsDialogProps {
  readonly actions: readonly CardAction[]
  readonly onClose: () => void
}

/** What else can be done with a card, for the thumb; the keyboard needs no list. */
export default function ActionsDialog({ actions, onClose }: ActionsDialogProps) {
  return (
    <Dialog isOpen onOpenChange={onClose} title="This card" width="form">
      <ul className="-mx-2 flex flex-col">
        {actions.map(({ keyName, label, run }) => (
          <li key={keyName}>
            <button
              type="button"
              className="flex min-h-11 w-full items-center justify-between gap-4 rounded-md px-2 text-start text-base hover:bg-sunk sm:text-sm"
              onClick={() => {
                onClose()
                run()
              }}
            >
              {label}
              <Kbd>{keyName}</Kbd>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
