'use client'

import * as Radix from 'radix-ui/tabs'
import type { ReactNode } from 'react'

export interface TabItem {
  readonly value: string
  readonly label: ReactNode
  readonly content: ReactNode
}

interface TabsProps {
  /** Names the set of tabs for screen readers. */
  readonly label: string
  readonly items: readonly TabItem[]
  readonly value: string
  readonly onValueChange: (value: string) => void
}

export function Tabs({ label, items, value, onValueChange }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onValueChange}>
      <Radix.List aria-label={label} className="mb-6 flex gap-6 overflow-x-auto border-b border-hairline">
        {items.map(item => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className="-mb-px min-h-10 border-b-2 border-transparent whitespace-nowrap text-quiet hover:text-ink data-[state=active]:border-ink data-[state=active]:text-ink"
          >
            {item.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map(item => (
        <Radix.Content key={item.value} value={item.value}>
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
