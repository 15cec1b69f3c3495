'use client'

import { useMemo } from 'react'
import { useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { activityByDay } from '@/lib/core/statistics/answer-statistics'
import type { Answered } from '@/lib/core/statistics/answered-log'
import { calendarFact, timeFact } from './facts/days'
import { buttonsFact, hoursFact, retentionFact } from './facts/recall'
import { PlotFigure } from './plot-figure'
import { drawButtons } from './plots/buttons-plot'
import { drawCalendar } from './plots/calendar-plot'
import { drawColumns } from './plots/columns-plot'
import { drawHours, drawRetention } from './plots/shares-plot'
import { type Span, SpanChoice } from './span-choice'

interface LookingBackProps {
  readonly answers: readonly Answered[]
  readonly span: Span
  readonly onSpan: (span: Span) => void
}

/** What the log says of the time behind. */
export function LookingBack({ answers, span, onSpan }: LookingBackProps) {
  const { today, preset } = useLocalSnapshot()
  const activity = useMemo(() => activityByDay(answers), [answers])
  const calendar = useMemo(() => calendarFact(activity, today), [activity, today])
  const facts = useMemo(() => {
    const from = today - span.days + 1
    const recent = answers.filter(({ event }) => event.studyDay >= from && event.studyDay <= today)
    return {
      retention: retentionFact(recent, from, today, preset.desiredRetention),
      time: timeFact(activity, today, span.days),
      buttons: buttonsFact(recent),
      hours: hoursFact(recent),
    }
  }, [answers, activity, today, span, preset])
  return (
    <>
      <div className="mt-16 mb-8 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-b border-hairline pb-2">
        <h2 className="font-serif text-xl font-semibold">Looking back</h2>
        <SpanChoice value={span} onChange={onSpan} />
      </div>
      <div className="grid gap-x-12 gap-y-14 lg:grid-cols-2">
        <PlotFigure
          fact={facts.retention}
          draw={drawRetention}
          isEmpty={facts.retention.data.rows.length === 0}
        />
        <PlotFigure fact={facts.time} draw={drawColumns} />
        <PlotFigure fact={facts.buttons} draw={drawButtons} isEmpty={facts.buttons.data.length === 0} />
        <PlotFigure fact={facts.hours} draw={drawHours} isEmpty={facts.hours.data.rows.length === 0} />
        <PlotFigure fact={calendar} draw={drawCalendar} className="lg:col-span-2" />
      </div>
    </>
  )
}
