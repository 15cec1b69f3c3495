import type { ReactNode } from 'react'

interface PageHeaderProps {
  readonly title: ReactNode
  /** One quiet line under the title. */
  readonly lead?: ReactNode
  readonly actions?: ReactNode
}

export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="font-serif text-2xl font-semibold text-balance">{title}</h1>
        {lead ? <p className="mt-1 text-quiet">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  )
}
