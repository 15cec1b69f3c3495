'use client'

import * as Radix from 'radix-ui/dropdown-menu'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

interface MenuProps {
  /** A single button element; it opens the menu. */
  readonly trigger: ReactNode
  readonly align?: 'start' | 'end'
  /** `MenuItem`s and `MenuLine`s. */
  readonly children: ReactNode
}

/** A menu of actions behind one button. */
export function Menu({ trigger, align = 'end', children }: MenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 animate-settle rounded-md bg-float p-1 shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface MenuItemProps {
  readonly icon?: ReactNode
  readonly onSelect: () => void
  readonly disabled?: boolean
  /** Takes something away (it can be undone for a while). */
  readonly isRemoval?: boolean
  readonly children: ReactNode
}

export function MenuItem({ icon, onSelect, disabled = false, isRemoval = false, children }: MenuItemProps) {
  return (
    <Radix.Item
      disabled={disabled}
      onSelect={onSelect}
      className={classNames(
        'flex min-h-9 items-center gap-2 rounded-sm px-2 outline-none select-none pointer-coarse:min-h-11',
        'data-[disabled]:opacity-50 data-[highlighted]:bg-sunk',
        isRemoval && 'text-again',
      )}
    >
      {icon}
      {children}
    </Radix.Item>
  )
}

export function MenuLine() {
  return <Radix.Separator className="my-1 h-px bg-hairline" />
}
