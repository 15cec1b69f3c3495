'use client'

/**
 * What has just happened, said in one line, with the way back where there is one. `showToast` can be called
 * from anywhere in the browser; `Toaster` draws it. This half is tiny on purpose: the drawing half is loaded
 * when the first toast appears.
 */
export interface ToastMessage {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'problem'
  readonly action: { readonly label: string; readonly run: () => void } | null
}

let messages: readonly ToastMessage[] = []
let lastId = 0
const listeners = new Set<() => void>()

function publish(next: readonly ToastMessage[]) {
  messages = next
  for (const listener of listeners) listener()
}

export function showToast(
  text: string,
  options: { readonly tone?: ToastMessage['tone']; readonly action?: ToastMessage['action'] } = {},
): number {
  lastId += 1
  const { tone = 'plain', action = null } = options
  // Three at most: an older one has been read or is no longer worth reading.
  publish([...messages.slice(-2), { id: lastId, text, tone, action }])
  return lastId
}

export function dismissToast(id: number): void {
  publish(messages.filter(message => message.id !== id))
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const readToasts = (): readonly ToastMessage[] => messages
