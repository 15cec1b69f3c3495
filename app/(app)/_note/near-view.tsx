'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'

interface NearViewProps {
  readonly id?: string
  /** Height that stands in until it is rendered, in pixels. */
  readonly guess: number
  /** Rendered at once: what is seen first must not flash, and what is gone to must be there. */
  readonly isFirst: boolean
  readonly children: () => ReactNode
}

/** Renders its content when it comes near the screen, and keeps it from then on. */
export function NearView({ id, guess, isFirst, children }: NearViewProps) {
  const [isNear, setIsNear] = useState(isFirst)
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = ref.current
    if (isNear || element === null) return
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) setIsNear(true)
      },
      { rootMargin: '1200px 0px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [isNear])
  return (
    <div
      ref={ref}
      id={id}
      className="scroll-mt-6"
      style={isNear || isFirst ? undefined : { minHeight: guess }}
    >
      {isNear || isFirst ? children() : null}
    </div>
  )
}
