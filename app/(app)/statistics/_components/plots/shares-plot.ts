import type { Hours, RetentionRows, ShareRow } from '../facts/recall'
import { count, percent } from '../facts/words'
import { type Draw, HALO, TIP } from './plot-library'

/** Shares as dots on the range they may truly lie in, against what is wanted or usual. */

export function drawRetention({ rows, desired }: RetentionRows): Draw {
  return (Plot, width) => {
    const lowest = Math.min(desired, ...rows.map(row => row.from))
    const least = Math.max(0, Math.floor((lowest - 0.02) * 20) / 20)
    const isRight = (row: ShareRow) => row.share > (least + 1) / 2
    const label = (row: ShareRow) => `${percent(row.share)} of ${count(row.asked)}`
    return Plot.plot({
      width,
      height: 46 + rows.length * 46,
      marginTop: 24,
      marginRight: 22,
      marginBottom: 24,
      marginLeft: 54,
      x: { domain: [least, 1], axis: null },
      y: { type: 'band', domain: rows.map(row => row.name), axis: null },
      marks: [
        Plot.axisX({
          ticks: [least, (least + 1) / 2, 1],
          tickFormat: (share: number) => percent(share),
          tickSize: 0,
          fontSize: 12,
          color: 'var(--quiet)',
          label: null,
        }),
        Plot.ruleX([desired], { stroke: 'var(--rubric-ink)', strokeDasharray: '4 3' }),
        Plot.text([desired], {
          x: desired,
          frameAnchor: 'top',
          dy: -14,
          text: () => `wanted ${percent(desired)}`,
          textAnchor: desired > (least + 1) / 2 ? 'end' : 'start',
          fill: 'var(--rubric-ink)',
        }),
        Plot.ruleY(rows, { y: 'name', x1: 'from', x2: 'to', stroke: 'var(--edge)', strokeWidth: 2 }),
        Plot.dot(rows, { x: 'share', y: 'name', r: 5, fill: 'var(--ink)' }),
        Plot.text(rows, { x: least, y: 'name', text: 'name', textAnchor: 'end', dx: -8, fill: 'var(--ink)' }),
        ...([true, false] as const).map(right =>
          Plot.text(
            rows.filter(row => isRight(row) === right),
            {
              x: 'share',
              y: 'name',
              text: label,
              textAnchor: right ? 'end' : 'start',
              dx: right ? 6 : -6,
              dy: -14,
              fill: 'var(--ink)',
              fontWeight: 600,
              ...HALO,
            },
          ),
        ),
      ],
    })
  }
}

export function drawHours({ rows, all }: Hours): Draw {
  return (Plot, width) => {
    const least = Math.max(0, Math.floor((Math.min(all, ...rows.map(row => row.from)) - 0.02) * 20) / 20)
    const title = (row: ShareRow) => `${row.name}: ${percent(row.share)} of ${count(row.asked)}`
    return Plot.plot({
      width,
      height: 200,
      marginTop: 14,
      marginRight: 22,
      marginBottom: 26,
      marginLeft: 44,
      x: { domain: [0, 24], axis: null },
      y: { domain: [least, 1], axis: null },
      marks: [
        Plot.axisX({
          ticks: [0, 6, 12, 18, 24],
          tickFormat: (hour: number) => `${hour}:00`,
          tickSize: 0,
          fontSize: 12,
          color: 'var(--quiet)',
          label: null,
        }),
        Plot.axisY({
          ticks: [least, 1],
          tickFormat: (share: number) => percent(share),
          tickSize: 0,
          fontSize: 12,
          color: 'var(--quiet)',
          label: null,
        }),
        Plot.ruleY([all], { stroke: 'var(--rubric-ink)', strokeDasharray: '4 3' }),
        Plot.text([all], {
          x: 0,
          y: all,
          text: () => `average ${percent(all)}`,
          textAnchor: 'start',
          dx: 4,
          dy: -9,
          fill: 'var(--rubric-ink)',
          ...HALO,
        }),
        Plot.ruleX(rows, {
          x: row => row.hour + 0.5,
          y1: 'from',
          y2: 'to',
          stroke: 'var(--edge)',
          strokeWidth: 2,
        }),
        Plot.dot(rows, { x: row => row.hour + 0.5, y: 'share', r: 4, fill: 'var(--ink)' }),
        Plot.tip(rows, Plot.pointerX({ x: row => row.hour + 0.5, y: 'share', title, ...TIP })),
      ],
    })
  }
}
