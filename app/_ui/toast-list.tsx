'use client'

import * as Radix from 'radix-ui/toast'
import { Button } from './button'
import { classNames } from './class-names'
import { dismissToast, type ToastMessage } from './toast'

/** Toasts as they look; F8 moves the focus to them, hover and focus hold them. */
export default function ToastList({ messages }: { readonly messages: readonly ToastMessage[] }) {
  return (
    <Radix.Provider duration={8_000} swipeDirection="down">
      {messages.map(({ id, text, tone, action }) => (
        <Radix.Root
          key={id}
          type={tone === 'problem' ? 'foreground' : 'background'}
          onOpenChange={isOpen => {
            if (!isOpen) dismissToast(id)
          }}
          className="flex animate-leaf items-center justify-between gap-4 rounded-md bg-float py-2 ps-4 pe-2 shadow-float"
        >
          <Radix.Description className={classNames('py-1', tone === 'problem' && 'text-again')}>
            {text}
          </Radix.Description>
          {action ? (
            <Radix.Action altText={action.label} asChild>
              <Button variant="plain" size="sm" onClick={action.run}>
                {action.label}
              </Button>
            </Radix.Action>
          ) : null}
        </Radix.Root>
      ))}
      <Radix.Viewport className="fixed inset-x-4 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-50 flex flex-col gap-2 sm:inset-x-auto sm:end-6 sm:bottom-6 sm:w-96" />
    </Radix.Provider>
  )
}
