import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

interface ErrorNoteProps {
  readonly title: string
  /** What was kept, and the way on. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Says what failed, that nothing was lost, and offers the way on. */
export function ErrorNote({ title, children, action }: ErrorNoteProps) {
  return (
    <div role="alert" className="flex gap-3 border-s-2 border-again py-1 ps-4">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-again" />
      <div className="flex min-w-0 flex-col items-start gap-2">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-quiet">{children}</div> : null}
        {action}
      </div>
    </div>
  )
}
