import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeader } from '@/app/_ui/page-header'
import { requireUser } from '@/lib/server/auth/session'
import { listNotes } from '@/lib/server/use-cases/list-notes'
import { GuestReminder } from '../_note/guest-reminder'
import { DeletedNotes } from './_components/deleted-notes'
import { NoteList } from './_components/note-list'

export const metadata: Metadata = { title: 'Notes' }

export default async function NotesPage() {
  const user = await requireUser()
  const [notes, deleted] = await Promise.all([listNotes(user.id), listNotes(user.id, { deleted: true })])
  return (
    <>
      {notes.length === 0 ? (
        <>
          <PageHeader title="Notes" />
          <EmptyState
            title="No notes yet"
            action={
              <ButtonLink href="/bring" variant="primary">
                Bring notes
              </ButtonLink>
            }
          >
            Bring the Markdown you keep: a file, a folder, a zip, or a paste. You see the cards before
            anything is saved.
          </EmptyState>
        </>
      ) : (
        <>
          <PageHeader title="Notes" actions={<ButtonLink href="/bring">Bring notes</ButtonLink>} />
          <NoteList notes={notes} />
          {user.isGuest ? <GuestReminder /> : null}
        </>
      )}
      {deleted.length > 0 ? <DeletedNotes notes={deleted} /> : null}
    </>
  )
}
