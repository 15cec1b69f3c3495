'use client'

import { PageError } from '../_ui/page-error'

/** A page failed; the frame around it stays. */
export default function AppError(props: {
  readonly error: Error & { digest?: string }
  readonly reset: () => void
}) {
  return (
    <div className="max-w-reading p-5">
      <PageError {...props} />
    </div>
  )
}
