import type { Metadata } from 'next'
import { ButtonLink } from '../_ui/button'

export const metadata: Metadata = { title: 'No connection' }

/** Shown by the service worker for a page that is not kept on the device; served to anyone, with nothing of anyone's. */
export default function OfflinePage() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-reading flex-col items-start justify-center gap-4 px-5 py-10">
      <h1 className="font-serif text-2xl font-semibold">This page needs a connection</h1>
      <p className="font-serif text-lg text-quiet">
        Today, review, mastery and your notes open without one, and what you answer is sent when it is back.
      </p>
      <ButtonLink href="/today" className="mt-2">
        To today
      </ButtonLink>
    </main>
  )
}
