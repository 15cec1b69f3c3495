import type { Metadata } from 'next'
import { requireUser } from '@/lib/server/auth/session'
import { listNotes } from '@/lib/server/use-cases/list-notes'
import { BringView } from './_components/bring-view'

export const metadata: Metadata = { title: 'Bring notes' }

export default async function BringPage() {
  const user = await requireUser()
  const notes = await listNotes(user.id)
  return <BringView userId={user.id} isGuest={user.isGuest} knownPaths={notes.map(note => note.path)} />
}
