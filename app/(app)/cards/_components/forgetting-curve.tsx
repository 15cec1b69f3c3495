import type { StudyDay } from '@/lib/core/reviews/event'

interface ForgettingCurveProps {
  /** Chance of recall by study day, in order. */
  readonly points: readonly { readonly day: StudyDay; readonly recall: number }[]
  readonly today: StudyDay
  readonly goal: number
}

const WIDTH = 320
const HEIGHT = 96
const LOW = 0.4

/** How the chance of recall fell and rose again, up to today in ink and from there on in dots. */
export function ForgettingCurve({ points, today, goal }: ForgettingCurveProps) {
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined || first.day === last.day) return null
  const x = (day: StudyDay) => ((day - first.day) / (last.day - first.day)) * WIDTH
  const y = (recall: number) => HEIGHT - ((Math.max(LOW, recall) - LOW) / (1 - LOW)) * HEIGHT
  const path = (part: typeof points) =>
    part
      .map(
        ({ day, recall }, index) => `${index === 0 ? 'M' : 'L'}${x(day).toFixed(1)} ${y(recall).toFixed(1)}`,
      )
      .join('')
  const now = points.find(({ day }) => day === today)
  const percent = now === undefined ? null : Math.round(now.recall * 100)
  return (
    <figure>
      <figcaption className="text-quiet">
        {percent === null ? 'The chance of recall' : `A ${percent} % chance of recall today`}
      </figcaption>
      <svg
        aria-hidden
        viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`}
        className="mt-2 w-full overflow-visible text-ink"
        fill="none"
        stroke="currentColor"
      >
        <path d={`M0 ${HEIGHT}H${WIDTH}`} className="text-hairline" stroke="currentColor" />
        <path
          d={`M0 ${y(goal).toFixed(1)}H${WIDTH}`}
          className="text-edge"
          stroke="currentColor"
          strokeDasharray="1 4"
        />
        <path d={path(points.filter(({ day }) => day <= today))} strokeWidth="1.5" />
        <path d={path(points.filter(({ day }) => day >= today))} strokeWidth="1.5" strokeDasharray="3 3" />
        {now === undefined ? null : (
          <circle cx={x(today)} cy={y(now.recall)} r="3.5" className="fill-rubric" stroke="none" />
        )}
      </svg>
      <p aria-hidden className="mt-1 flex justify-between text-xs text-quiet">
        <span>{today === first.day ? 'today' : `${today - first.day} days ago`}</span>
        <span>in {last.day - today} days</span>
      </p>
    </figure>
  )
}
