'use client'

import dynamic from 'next/dynamic'
import { useSyncExternalStore } from 'react'
import { readToasts, subscribeToasts, type ToastMessage } from './toast'

const ToastList = dynamic(() => import('./toast-list'), { ssr: false })
const NOTHING: readonly ToastMessage[] = []

/** Draws toasts; stands once in the root layout. */
export function Toaster() {
  const messages = useSyncExternalStore(subscribeToasts, readToasts, () => NOTHING)
  return messages.length > 0 ? <ToastList messages={messages} /> : null
}
