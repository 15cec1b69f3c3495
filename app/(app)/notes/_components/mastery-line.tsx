'use client'

interface MasteryLineProps {
  /** Mean chance of recall, 0 to 1. */
  readonly known: number
  /** Share of cards seen, 0 to 1. */
  readonly seen: number
}

/** Known, seen and unseen on one thin axis. The numbers stand beside it in words. */
export function MasteryLine({ known, seen }: MasteryLineProps) {
  return (
    <div aria-hidden className="relative h-1 w-full overflow-hidden rounded-sm">
      <div className="hatch absolute inset-0" />
      <div className="absolute inset-y-0 start-0 bg-memory-1" style={{ width: `${seen * 100}%` }} />
      <div className="absolute inset-y-0 start-0 bg-ink" style={{ width: `${known * 100}%` }} />
    </div>
  )
}
