'use client'

import { Button, ButtonLink } from './button'
import { ErrorNote } from './error-note'

interface PageErrorProps {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}

/** A page could not be shown: what is safe, and the way on. */
export function PageError({ error, reset }: PageErrorProps) {
  return (
    <>
      <h1 className="mb-4 font-serif text-2xl font-semibold">This page could not be shown</h1>
      <ErrorNote
        title="Something went wrong here."
        action={
          <span className="flex flex-wrap gap-2 pt-2">
            <Button onClick={reset}>Try again</Button>
            <ButtonLink href="/today" variant="plain">
              Go to today
            </ButtonLink>
          </span>
        }
      >
        Your answers are kept on this device and on the server; nothing was lost.
        {error.digest ? ` If it happens again, name this: ${error.digest}.` : null}
      </ErrorNote>
    </>
  )
}
