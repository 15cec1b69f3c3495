import { classNames } from './class-names'

interface ProgressProps {
  /** What is being counted, for screen readers. */
  readonly label: string
  readonly value: number
  readonly max: number
  readonly className?: string
}

/** A thin line that fills: work with counts. */
export function Progress({ label, value, max, className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={classNames('h-0.5 w-full overflow-hidden bg-hairline', className)}
    >
      <div
        className="h-full origin-left bg-ink transition-transform"
        style={{ transform: `scaleX(${share})` }}
      />
    </div>
  )
}
