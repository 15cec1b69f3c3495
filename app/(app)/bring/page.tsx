import type { Metadata } from 'next'
import { requireUser } from '@/lib/server/auth/session'
import { listNotes } from '@/lib/server/use-cases/list-notes'
import { findLastImport } from '@/lib/server/use-cases/undo-import'
import { BringView } from './_components/bring-view'

export const metadata: Metadata = { title: 'Bring notes' }

export default async function BringPage() {
  const user = await requireUser()
  const [notes, last] = await Promise.all([listNotes(user.id), findLastImport(user.id)])
  return (
    <BringView
      userId={user.id}
      isGuest={user.isGuest}
      knownPaths={notes.map(note => note.path)}
      lastImport={
        last === null
          ? null
          : { importId: last.importId, notes: last.notes, day: showDay(last.at, user.zone) }
      }
    />
  )
}

function showDay(at: Date, timeZone: string): string {
  return at.toLocaleDateString('en', { dateStyle: 'long', timeZone })
}
