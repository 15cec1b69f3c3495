import type { CalendarDay } from '../facts/days'
import { monthName } from '../facts/words'
import { type Draw, TIP } from './plot-library'

const LABELS = 30
const HEAD = 18
/** Between two halves of the year drawn one below the other. */
const GAP = 2.2
const WEEKDAYS = ['Mon', '', 'Wed', '', 'Fri', '', '']
const SHADES = ['var(--paper-sunk)', shade(28), shade(50), shade(74), 'var(--ink)']

/** A year of days, a column a week; on a narrow screen the half years stand one below the other. */
export function drawCalendar(days: readonly CalendarDay[]): Draw {
  return (Plot, width) => {
    const weeks = (days.at(-1)?.week ?? 0) + 1
    const rows = width < 560 ? 2 : 1
    const perRow = Math.ceil(weeks / rows)
    const size = Math.min(17, (width - LABELS - 2) / perRow)
    const cells = days.map(day => ({
      ...day,
      column: day.week % perRow,
      line: Math.floor(day.week / perRow) * (7 + GAP) + day.weekday,
    }))
    const lines = 7 * rows + GAP * (rows - 1)
    // A month is named above the first whole week of it.
    const months = cells.filter(
      ({ day, weekday }) =>
        weekday === 0 && monthName(day) !== monthName(day - 7) && monthName(day) === monthName(day + 6),
    )
    const weekdays = Array.from({ length: rows }, (_, row) =>
      WEEKDAYS.map((name, index) => ({ name, line: row * (7 + GAP) + index + 0.5 })),
    ).flat()
    return Plot.plot({
      width: LABELS + perRow * size + 2,
      height: HEAD + lines * size + 2,
      marginTop: HEAD,
      marginRight: 2,
      marginBottom: 2,
      marginLeft: LABELS,
      x: { domain: [0, perRow], axis: null },
      y: { domain: [lines, 0], axis: null },
      color: { type: 'identity' },
      marks: [
        Plot.rect(cells, {
          x1: 'column',
          x2: cell => cell.column + 1,
          y1: 'line',
          y2: cell => cell.line + 1,
          inset: size > 12 ? 1.25 : 0.75,
          rx: 1.5,
          fill: cell => SHADES[cell.level] ?? 'var(--ink)',
        }),
        Plot.text(
          months.filter(({ column }) => column < perRow - 1),
          {
            x: 'column',
            y: cell => cell.line,
            text: cell => monthName(cell.day),
            textAnchor: 'start',
            dx: 1,
            dy: -9,
            fill: 'var(--quiet)',
          },
        ),
        Plot.text(weekdays, {
          x: 0,
          y: 'line',
          text: 'name',
          textAnchor: 'end',
          dx: -6,
          fill: 'var(--quiet)',
        }),
        Plot.tip(
          cells,
          Plot.pointer({ x: cell => cell.column + 0.5, y: cell => cell.line + 0.5, title: 'title', ...TIP }),
        ),
      ],
    })
  }
}

function shade(ink: number): string {
  return `color-mix(in oklab, var(--ink) ${ink}%, var(--paper-sunk))`
}
