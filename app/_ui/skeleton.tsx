import { classNames } from './class-names'

/** The shape of a line that is on its way. Hidden from screen readers: pair it with `LoadingRegion`. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={classNames('rounded-sm bg-sunk', className ?? 'h-5 w-full')} />
}

interface LoadingRegionProps {
  readonly label: string
  readonly children: React.ReactNode
}

/** Holds skeletons and says once what is loading. */
export function LoadingRegion({ label, children }: LoadingRegionProps) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label}</span>
      {children}
    </div>
  )
}
