'use client'

import { useEffect, useSyncExternalStore } from 'react'

/** Which keys the page at hand understands; `?` lists them. */
export interface PageKey {
  /** Names of keys that do the same, such as `['Space', 'Enter']`. */
  readonly keys: readonly string[]
  readonly does: string
}

let current: readonly PageKey[] = []
const NONE: readonly PageKey[] = []
const listeners = new Set<() => void>()

function setKeys(keys: readonly PageKey[]) {
  current = keys
  for (const listener of listeners) listener()
}

/** Declares the keys of the page while it is mounted. Pass a constant array. */
export function usePageKeys(keys: readonly PageKey[]): void {
  useEffect(() => {
    setKeys(keys)
    return () => setKeys(NONE)
  }, [keys])
}

export function useDeclaredPageKeys(): readonly PageKey[] {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    () => current,
    () => NONE,
  )
}

/** Whether a key press belongs to a field, a dialog or the browser rather than to the page. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false
  const { target } = event
  if (!(target instanceof HTMLElement)) return true
  if (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"]')) {
    return false
  }
  return document.querySelector('[role="dialog"]') === null
}
