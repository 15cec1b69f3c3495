'use client'

import type { KeyboardEvent } from 'react'
import type { PageKey } from '@/app/_ui/page-keys-store'

export const BROWSER_KEYS: readonly PageKey[] = [
  { keys: ['/'], does: 'Search' },
  { keys: ['↓', 'j'], does: 'Next card' },
  { keys: ['↑', 'k'], does: 'Card before' },
  { keys: ['x'], does: 'Select the card' },
  { keys: ['a'], does: 'Select all shown' },
  { keys: ['Esc'], does: 'Select none' },
  { keys: ['s'], does: 'Suspend, or take it back' },
  { keys: ['b'], does: 'Bury until tomorrow' },
  { keys: ['Delete'], does: 'Delete' },
]

interface ListKeys {
  readonly cards: readonly { readonly id: string }[]
  readonly currentId: string | null
  readonly onMove: (id: string) => void
  readonly onToggle: (id: string) => void
  readonly onSelectAll: () => void
  readonly onClear: () => void
  readonly onSuspend: () => void
  readonly onBury: () => void
  readonly onDelete: () => void
}

/** The keys of the list, while one of its rows has the focus. Shift with an arrow selects on the way. */
export function useListKeys(list: ListKeys): (event: KeyboardEvent<HTMLElement>) => void {
  return event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const run = actionOf(event, list)
    if (run === null) return
    event.preventDefault()
    run()
  }
}

function actionOf(event: KeyboardEvent<HTMLElement>, list: ListKeys): (() => void) | null {
  const move = (by: number) => () => {
    const at = list.cards.findIndex(card => card.id === list.currentId)
    const next = list.cards[Math.min(list.cards.length - 1, Math.max(0, at + by))]
    if (next === undefined) return
    if (event.shiftKey) list.onToggle(next.id)
    list.onMove(next.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-card="${next.id}"]`)?.focus()
  }
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return move(1)
    case 'ArrowUp':
    case 'k':
      return move(-1)
    case 'x':
      return () => (list.currentId === null ? undefined : list.onToggle(list.currentId))
    case 'a':
      return list.onSelectAll
    case 'Escape':
      return list.onClear
    case 's':
      return list.onSuspend
    case 'b':
      return list.onBury
    case 'Delete':
      return list.onDelete
    default:
      return null
  }
}
