import type { Columns } from '../facts/fact'
import { type Draw, HALO, TIP } from './plot-library'

const HEIGHT = 190
/** CSS pixels that half of the longest label takes. */
const HALF_LABEL = 44

/** Columns side by side: days, weeks or bands. Few labels, at the columns the sentence speaks of. */
export function drawColumns({ columns, ticks, labels, marked, level }: Columns): Draw {
  return (Plot, width) => {
    const bars = columns.map((column, index) => ({ ...column, index, isMarked: marked.includes(index) }))
    const inset = width / columns.length > 14 ? 1.5 : 0.5
    const values = labels.map(({ at, label }) => ({ at, label, value: columns[at]?.value ?? 0 }))
    const edge = columns.length
    const anchorOf = (at: number) => {
      const middle = ((at + 0.5) / edge) * width
      return middle < HALF_LABEL ? 'start' : middle > width - HALF_LABEL ? 'end' : 'middle'
    }
    const end = (at: number) => (anchorOf(at) === 'start' ? at : anchorOf(at) === 'end' ? at + 1 : at + 0.5)
    const most = Math.max(1, ...columns.map(column => column.value))
    return Plot.plot({
      width,
      height: HEIGHT,
      marginTop: 24,
      marginRight: 4,
      marginBottom: 26,
      marginLeft: 4,
      x: { type: 'linear', domain: [0, columns.length], axis: null },
      y: { domain: [0, most], axis: null },
      marks: [
        Plot.rectY(bars, {
          x1: 'index',
          x2: bar => bar.index + 1,
          y: 'value',
          insetLeft: inset,
          insetRight: inset,
          fill: bar => (bar.isMarked ? 'var(--rubric-ink)' : 'var(--ink)'),
        }),
        Plot.ruleY([0], { stroke: 'var(--edge)' }),
        ...(level === null
          ? []
          : [
              Plot.ruleY([level.value], { stroke: 'var(--rubric-ink)', strokeDasharray: '4 3' }),
              Plot.text([level], {
                x: columns.length,
                y: 'value',
                text: 'label',
                textAnchor: 'end',
                dy: -9,
                fill: 'var(--rubric-ink)',
                ...HALO,
              }),
            ]),
        ...(['start', 'middle', 'end'] as const).map(textAnchor =>
          Plot.text(
            values.filter(({ at }) => anchorOf(at) === textAnchor),
            {
              x: ({ at }: { at: number }) => end(at),
              y: 'value',
              text: 'label',
              textAnchor,
              dy: -10,
              fontWeight: 600,
              fill: 'var(--ink)',
              ...HALO,
            },
          ),
        ),
        ...(['start', 'middle', 'end'] as const).map(textAnchor =>
          Plot.text(
            ticks.filter(({ at }) => tickAnchor(at, edge) === textAnchor),
            {
              x: 'at',
              text: 'label',
              frameAnchor: 'bottom',
              textAnchor,
              dy: 18,
              fill: 'var(--quiet)',
            },
          ),
        ),
        Plot.tip(bars, Plot.pointerX({ x: bar => bar.index + 0.5, y: 'value', title: 'title', ...TIP })),
      ],
      color: { type: 'identity' },
    })
  }
}

/** Labels at the very ends are kept inside the drawing. */
function tickAnchor(at: number, edge: number): 'start' | 'middle' | 'end' {
  if (at <= edge * 0.06) return 'start'
  return at >= edge * 0.94 ? 'end' : 'middle'
}
