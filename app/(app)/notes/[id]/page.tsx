import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { noteIdSchema } from '@/lib/contracts/notes'
import { requireUser } from '@/lib/server/auth/session'
import { getNote } from '@/lib/server/use-cases/get-note'
import { NotePageView } from './_components/note-page-view'

interface NotePageProps {
  readonly params: Promise<{ readonly id: string }>
}

/** Asked for by the title and by the page; read once. */
const readNote = cache(async (id: string) => {
  const user = await requireUser()
  const input = noteIdSchema.safeParse({ noteId: id })
  const note = input.success ? await getNote(user.id, input.data.noteId) : null
  return note?.ok ? note.value : null
})

export async function generateMetadata({ params }: NotePageProps): Promise<Metadata> {
  const note = await readNote((await params).id)
  return { title: note?.title ?? 'Note' }
}

export default async function NotePage({ params }: NotePageProps) {
  const note = await readNote((await params).id)
  if (note === null) notFound()
  return <NotePageView note={note} />
}
