import type { Metadata } from 'next'
import { ButtonLink } from './_ui/button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-reading flex-col items-start justify-center gap-4 px-5 py-10">
      <h1 className="font-serif text-2xl font-semibold">There is no such page</h1>
      <p className="font-serif text-lg text-quiet">
        The address may be mistyped, or what was here belongs to another account.
      </p>
      <ButtonLink href="/" className="mt-2">
        To the beginning
      </ButtonLink>
    </main>
  )
}
