'use client'

import { useMemo } from 'react'
import { useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { forecastFact } from './facts/ahead'
import { difficultyFact, retrievabilityFact, stabilityFact } from './facts/memory'
import { PlotFigure } from './plot-figure'
import { drawColumns } from './plots/columns-plot'

/** What comes, and what the cards are like today. */
export function CardsNow() {
  const { activeCards, memories, today, preset } = useLocalSnapshot()
  const facts = useMemo(() => {
    const studied = activeCards.flatMap(card => memories.get(card.id) ?? [])
    return {
      ahead: forecastFact(studied, today),
      recall: retrievabilityFact(studied, today, preset.weights),
      length: stabilityFact(studied),
      difficulty: difficultyFact(studied),
    }
  }, [activeCards, memories, today, preset])
  return (
    <>
      <h2 className="sr-only">Ahead</h2>
      <PlotFigure fact={facts.ahead} draw={drawColumns} />
      <h2 className="mt-16 mb-8 border-b border-hairline pb-2 font-serif text-xl font-semibold">
        Your cards now
      </h2>
      <div className="grid gap-x-12 gap-y-14 lg:grid-cols-2">
        <PlotFigure fact={facts.recall} draw={drawColumns} />
        <PlotFigure fact={facts.length} draw={drawColumns} />
        <PlotFigure fact={facts.difficulty} draw={drawColumns} />
      </div>
    </>
  )
}
