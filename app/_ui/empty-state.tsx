import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  /** What is missing and the one next step. */
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** A page with nothing on it yet: says why, and teaches the next step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex max-w-reading flex-col items-start gap-4 py-8">
      <h2 className="font-serif text-xl font-semibold text-balance">{title}</h2>
      <div className="font-serif text-lg text-quiet">{children}</div>
      {action ? <div className="mt-2 flex flex-wrap gap-3">{action}</div> : null}
    </div>
  )
}
