'use client'

import { createContext, type ReactNode, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { emptySnapshot, type InitialSettings, type LocalSnapshot } from '../data/local-snapshot'
import { type LocalSession, openLocalSession } from '../data/open-local-session'

/**
 * Opens the learner's local store and keeps it level with the server for as long as it is mounted. Mount it once,
 * above every page that reads local data.
 */

interface Local {
  /** Null until the browser has opened the store, and always in the server's render. */
  readonly session: LocalSession | null
  readonly empty: LocalSnapshot
}

const LocalContext = createContext<Local | null>(null)

interface Props {
  readonly userId: string
  /** From the server, for counting days until the store is open. Later changes arrive by sync. */
  readonly settings: InitialSettings
  readonly children: ReactNode
}

export function LocalDataProvider({ userId, settings, children }: Props) {
  const [session, setSession] = useState<LocalSession | null>(null)
  const [initial] = useState(settings)
  const [empty] = useState(() => emptySnapshot(initial, Date.now(), null))
  useEffect(() => {
    let isGone = false
    const opening = openLocalSession(userId, initial)
    void opening.then(opened => {
      if (!isGone) setSession(opened)
    })
    return () => {
      isGone = true
      setSession(null)
      void opening.then(opened => opened.close())
    }
  }, [userId, initial])
  const local = useMemo(() => ({ session, empty }), [session, empty])
  return <LocalContext value={local}>{children}</LocalContext>
}

/** The open session, for actions: `syncNow`, `retryRejected`, `data.append`. Null until the store is open. */
export function useLocalSession(): LocalSession | null {
  return useLocal().session
}

/** Everything local as one value, with status `loading` until the store was read. */
export function useLocalSnapshot(): LocalSnapshot {
  const { session, empty } = useLocal()
  const initially = () => empty
  return useSyncExternalStore(
    session?.data.subscribe ?? subscribeToNothing,
    session?.data.getSnapshot ?? initially,
    initially,
  )
}

function useLocal(): Local {
  const local = use(LocalContext)
  if (local === null) throw new Error('Local data is used outside of LocalDataProvider.')
  return local
}

const subscribeToNothing = () => () => undefined
