'use client'

import { useSyncExternalStore } from 'react'

/** The line that the address names (`#passage-12`), or null. */
export function useTargetLine(): number | null {
  return useSyncExternalStore(subscribe, readLine, () => null)
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

function readLine(): number | null {
  const match = /^#passage-(\d{1,9})$/.exec(window.location.hash)
  return match?.[1] === undefined ? null : Number(match[1])
}
