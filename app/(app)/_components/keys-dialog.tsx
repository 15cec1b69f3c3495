'use client'

import { Dialog } from '@/app/_ui/dialog'
import { Kbd } from '@/app/_ui/kbd'
import { type PageKey, useDeclaredPageKeys } from '@/app/_ui/page-keys-store'

const EVERYWHERE: readonly PageKey[] = [
  { keys: ['Ctrl K'], does: 'Go anywhere: pages, notes, chapters, actions' },
  { keys: ['?'], does: 'This list' },
]

export default function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const keys = [...useDeclaredPageKeys(), ...EVERYWHERE]
  return (
    <Dialog isOpen onOpenChange={onClose} title="Keys on this page" width="form">
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
        {keys.map(({ keys: names, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {names.map(name => (
                <Kbd key={name}>{name}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
