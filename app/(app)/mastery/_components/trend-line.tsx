import type { DayKnown } from '@/lib/core/mastery/trend'

const WIDTH = 84
const HEIGHT = 20

/** The last 90 days as a small line from nothing to all known; its change is said in words beside it. */
export function TrendLine({ days }: { readonly days: readonly DayKnown[] }) {
  const points = days.map(
    ({ known }, index) =>
      `${((index / Math.max(1, days.length - 1)) * WIDTH).toFixed(1)},${((1 - known) * HEIGHT).toFixed(1)}`,
  )
  const change = Math.round(((days.at(-1)?.known ?? 0) - (days[0]?.known ?? 0)) * 100)
  return (
    <>
      <svg
        aria-hidden
        viewBox={`0 -1 ${WIDTH} ${HEIGHT + 2}`}
        className="inline-block h-5 w-21 overflow-visible text-ink"
      >
        <path d={`M0 ${HEIGHT}H${WIDTH}`} className="text-hairline" stroke="currentColor" />
        <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="1.25" />
      </svg>
      <span className="sr-only">
        {change === 0 ? 'no change' : `${change > 0 ? 'up' : 'down'} ${Math.abs(change)} points`} in 90 days
      </span>
    </>
  )
}
