'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { PageHeader } from '@/app/_ui/page-header'
import { type ImportSession, importSessionOf, NO_IMPORT } from '@/lib/client/import/import-session'
import { useLocalSession, useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { DropArea } from './drop-area'
import { ImportReport } from './import-report'
import { LastImport, type LastImportView } from './last-import'
import { Preview } from './preview'
import { SavingView } from './saving-view'
import { useDropAndPaste } from './use-drop-and-paste'

interface BringViewProps {
  readonly userId: string
  readonly isGuest: boolean
  /** Of the notes that are there already. */
  readonly knownPaths: readonly string[]
  /** Null when there is none that can be taken back. */
  readonly lastImport: LastImportView | null
}

/** From files to kept cards. The import itself lives outside of this page and goes on when it is left. */
export function BringView({ userId, isGuest, knownPaths, lastImport }: BringViewProps) {
  const [session] = useState(() => importSessionOf(userId))
  const view = useSyncExternalStore(session.subscribe, session.getView, () => NO_IMPORT)
  const isOver = useDropAndPaste(session)
  const local = useLocalSession()
  const { activeNotes } = useLocalSnapshot()
  const hasDraft = view.draft.notes.size > 0 && view.saving?.kind !== 'done'
  // The server's list is as old as the page; what came since stands in this device's own copy.
  useEffect(
    () => session.setKnownPaths([...knownPaths, ...activeNotes.map(note => note.path)]),
    [session, knownPaths, activeNotes],
  )
  useWarningBeforeLeaving(hasDraft)

  const settle = async (uploading: ReturnType<ImportSession['keep']>) => {
    const end = await uploading
    // Also after a part: what is on the server can be studied.
    if (end !== null && end.state.notesDone > 0) await local?.syncNow()
  }

  const { saving } = view
  if (saving?.kind === 'done') {
    return <ImportReport saving={saving} isGuest={isGuest} onMore={() => session.reset()} />
  }
  const isEmpty = view.draft.notes.size === 0 && view.reading === null && view.draft.problems.length === 0
  return (
    <>
      <PageHeader
        title="Bring notes"
        lead={
          isEmpty ? 'Markdown as you wrote it. Nothing is saved before you have seen the cards.' : undefined
        }
      />
      {saving !== null ? (
        <SavingView
          saving={saving}
          onStop={() => session.stopUpload()}
          onResume={() => void settle(session.resume())}
          onReset={() => session.reset()}
        />
      ) : isEmpty ? (
        <>
          <DropArea session={session} isOver={isOver} failure={view.failure} />
          {lastImport !== null ? <LastImport key={lastImport.importId} last={lastImport} /> : null}
        </>
      ) : (
        <Preview session={session} view={view} onKeep={() => void settle(session.keep())} isOver={isOver} />
      )}
    </>
  )
}

/** A tab that is closed takes an import that is not saved with it. */
function useWarningBeforeLeaving(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved])
}
