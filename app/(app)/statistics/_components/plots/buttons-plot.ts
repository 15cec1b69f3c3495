import type { Button, ButtonGroup } from '../facts/recall'
import { count, counted, percent } from '../facts/words'
import type { Draw } from './plot-library'

const COLOURS: Readonly<Record<Button, string>> = {
  Again: 'var(--again)',
  Hard: 'var(--hard)',
  Good: 'var(--good)',
  Easy: 'var(--easy)',
}

/** A bar a button, grouped by the age of the card; names and numbers stand at the bars. */
export function drawButtons(groups: readonly ButtonGroup[]): Draw {
  return (Plot, width) => {
    const heads = groups.map(({ name, asked }, index) => ({
      line: index * 5.6,
      name: `${name}, ${counted(asked, 'answer')}`,
    }))
    const bars = groups.flatMap(({ buttons }, group) =>
      buttons.map((each, index) => ({ ...each, line: group * 5.6 + 1 + index })),
    )
    const lines = groups.length * 5.6 - 0.6
    return Plot.plot({
      width,
      height: lines * 18 + 4,
      marginTop: 2,
      marginRight: 96,
      marginBottom: 2,
      marginLeft: 44,
      x: { domain: [0, Math.max(...bars.map(bar => bar.share))], axis: null },
      y: { domain: [lines, 0], axis: null },
      color: { type: 'identity' },
      marks: [
        Plot.text(heads, {
          x: 0,
          y: head => head.line + 0.5,
          text: 'name',
          textAnchor: 'start',
          dx: -44,
          fontWeight: 600,
          fill: 'var(--ink)',
        }),
        Plot.rect(bars, {
          x1: 0,
          x2: 'share',
          y1: 'line',
          y2: bar => bar.line + 1,
          insetTop: 2,
          insetBottom: 2,
          fill: (bar: { readonly button: Button }) => COLOURS[bar.button],
        }),
        Plot.ruleX(heads, {
          x: 0,
          y1: head => head.line + 1,
          y2: head => head.line + 5,
          stroke: 'var(--edge)',
        }),
        Plot.text(bars, {
          x: 0,
          y: bar => bar.line + 0.5,
          text: 'button',
          textAnchor: 'end',
          dx: -8,
          fill: 'var(--quiet)',
        }),
        Plot.text(bars, {
          x: 'share',
          y: bar => bar.line + 0.5,
          text: bar => `${percent(bar.share)} · ${count(bar.presses)}`,
          textAnchor: 'start',
          dx: 6,
          fill: 'var(--ink)',
        }),
      ],
    })
  }
}
