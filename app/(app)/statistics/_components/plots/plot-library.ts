import type * as Plot from '@observablehq/plot'

/** The library as the drawing functions get it: handed in, so that nothing but `PlotCanvas` loads it. */
export type PlotLibrary = typeof Plot

/** Draws into an SVG of the given width in CSS pixels. */
export type Draw = (plot: PlotLibrary, width: number) => SVGElement | HTMLElement

/** How a pointed-at thing is named. */
export const TIP = {
  fill: 'var(--paper-float)',
  stroke: 'var(--edge)',
  fontSize: 12,
  textPadding: 8,
  pointerSize: 6,
} as const

/** Paper around letters, so that they can be read on bars and lines. */
export const HALO = { stroke: 'var(--paper)', strokeWidth: 4 } as const
