'use client'

import { useEffect, useRef, useState } from 'react'
import type { Draw, PlotLibrary } from './plots/plot-library'

interface PlotCanvasProps {
  /** What a screen reader says instead of the drawing. */
  readonly label: string
  /** Drawn again when this changes. */
  readonly draw: Draw
}

/**
 * Loads the plotting library when the first plot is mounted, and draws to the width there is. Colours are CSS
 * variables, so a change of theme needs no drawing.
 */
export function PlotCanvas({ label, draw }: PlotCanvasProps) {
  const place = useRef<HTMLDivElement>(null)
  const [library, setLibrary] = useState<PlotLibrary | null>(null)
  const [width, setWidth] = useState(0)
  const [hasFailed, setHasFailed] = useState(false)

  useEffect(() => {
    let isGone = false
    import('@observablehq/plot').then(
      loaded => {
        if (!isGone) setLibrary(loaded)
      },
      () => {
        if (!isGone) setHasFailed(true)
      },
    )
    return () => {
      isGone = true
    }
  }, [])

  useEffect(() => {
    const element = place.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = place.current
    if (element === null || library === null || width === 0) return
    const drawing = draw(library, width)
    // The page's policy forbids style elements without a nonce; the rules in it are ours below.
    drawing.querySelector('style')?.remove()
    // It stands behind a sentence of its own; the library's labels of its parts may not be on a plain group.
    drawing.setAttribute('aria-hidden', 'true')
    element.replaceChildren(drawing)
  }, [library, width, draw])

  return (
    <>
      {hasFailed ? (
        <p className="text-quiet">This plot could not be fetched. The numbers below are complete.</p>
      ) : null}
      <div
        ref={place}
        role="img"
        aria-label={label}
        data-drawn={library !== null && width > 0}
        className="min-h-44 w-full overflow-hidden text-xs [--plot-background:var(--paper-float)] [&_svg]:block [&_svg]:max-w-full [&_svg]:overflow-visible [&_svg]:text-xs [&_text]:whitespace-pre"
      />
    </>
  )
}
