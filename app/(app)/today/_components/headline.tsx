import type { TodayFacts } from './today-facts'

interface HeadlineProps {
  readonly facts: TodayFacts
  readonly answersToday: number
  readonly newPerDay: number
}

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

/** The number that matters. */
export function Headline({ facts, answersToday, newPerDay }: HeadlineProps) {
  const { total, minutes, queue } = facts
  const { counts, nextAt } = queue
  if (queue.order.length === 0) {
    return (
      <>
        <h1 className="font-serif text-3xl font-semibold text-balance">
          {nextAt !== null ? 'A short pause' : answersToday > 0 ? 'Done for today' : 'Nothing is due today'}
        </h1>
        {nextAt !== null ? (
          <p className="mt-3 text-base text-quiet">
            {counts.learning === 1 ? 'One card is' : `${counts.learning} cards are`} still settling, the next
            one comes at {CLOCK.format(new Date(nextAt))}.
          </p>
        ) : null}
      </>
    )
  }
  const parts = [
    counts.review > 0 ? `${counts.review} to review` : null,
    counts.learning > 0 ? `${counts.learning} learning` : null,
    counts.new > 0 ? `${counts.new} new (of ${newPerDay} a day)` : null,
  ].filter(part => part !== null)
  return (
    <>
      <h1 className="font-serif text-3xl font-semibold">
        {total} {total === 1 ? 'card' : 'cards'}
        <span className="sr-only"> due today</span>
      </h1>
      <p className="mt-2 text-base">
        About {minutes} {minutes === 1 ? 'minute' : 'minutes'}
        <span className="text-quiet">: {parts.join(', ')}</span>
      </p>
    </>
  )
}
