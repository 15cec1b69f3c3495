import { spentWords } from '@/app/_ui/spent-words'
import type { TodayProgress } from '@/lib/client/data/today-progress'
import type { DueAhead } from '../../_components/due-ahead'

interface FootnotesProps {
  readonly progress: TodayProgress
  readonly streak: number
  readonly fadingByTomorrow: number
  readonly desiredRetention: number
  readonly ahead: DueAhead
  /** Waits until tomorrow. */
  readonly buried: number
}

/** What else is worth a quiet line: done, fading, coming, the streak. Nothing to say is not said. */
export function Footnotes(props: FootnotesProps) {
  const { progress, streak, fadingByTomorrow, desiredRetention, ahead, buried } = props
  const goal = `${Math.round(desiredRetention * 100)}\u00a0%`
  const lines = [
    progress.answers > 0
      ? `${plural(progress.answers, 'answer')} today in ${spentWords(progress.spentMs)}.`
      : null,
    fadingByTomorrow > 0
      ? `Left until tomorrow, ${plural(fadingByTomorrow, 'more card')} will fade below ${goal}.`
      : null,
    ahead.week === 0
      ? null
      : `${ahead.tomorrow === 0 ? 'Tomorrow brings no reviews' : `Tomorrow brings ${plural(ahead.tomorrow, 'review')}`}, the next seven days ${ahead.week}.`,
    buried > 0
      ? `${plural(buried, 'card')} of the same passages ${buried === 1 ? 'waits' : 'wait'} until tomorrow.`
      : null,
    streak > 1 ? `${streak} days in a row.` : null,
  ].filter(line => line !== null)
  return (
    <ul className="mt-10 flex flex-col gap-1 text-quiet">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

const plural = (count: number, words: string) => `${count} ${words}${count === 1 ? '' : 's'}`
