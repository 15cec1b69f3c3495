'use client'

import { PageError } from './_ui/page-error'

export default function RootError(props: {
  readonly error: Error & { digest?: string }
  readonly reset: () => void
}) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-reading flex-col justify-center px-5 py-10">
      <PageError {...props} />
    </main>
  )
}
