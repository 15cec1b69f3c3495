/**
 * UTC offsets of IANA zones, read once per UTC day from the runtime's own time zone data and remembered.
 * A zone's offset is taken as constant within a UTC day when it is the same at both ends; where it differs,
 * the change is found to the second. Nothing here looks at the zone of the machine it runs on.
 */

export const DAY_MS = 86_400_000

/** A stretch of time with one offset: `from` inclusive, in UTC milliseconds, until the next stretch begins. */
export interface OffsetStretch {
  readonly from: number
  readonly offsetMs: number
}

interface ZoneTable {
  readonly format: Intl.DateTimeFormat
  /** Offset at the start of each UTC day. */
  readonly atDayStart: Map<number, number>
  /** Instant at which the offset changed, for UTC days in which it did. */
  readonly changes: Map<number, number>
  /** Offset for a whole UTC day and the one before; NaN when a change lies in either. */
  readonly plain: Map<number, number>
}

const tables = new Map<string, ZoneTable>()
let latestZone = ''
let latestTable: ZoneTable | undefined

/**
 * Offset in force during all of UTC day `utcDay` and the day before it, or NaN when it changed in one of them.
 * @throws RangeError for a zone the runtime does not know.
 */
export function plainOffset(zone: string, utcDay: number): number {
  const table = tableOf(zone)
  const known = table.plain.get(utcDay)
  if (known !== undefined) return known
  const before = offsetAtDayStart(table, utcDay - 1)
  const start = offsetAtDayStart(table, utcDay)
  const end = offsetAtDayStart(table, utcDay + 1)
  const offset = before === start && start === end ? start : Number.NaN
  table.plain.set(utcDay, offset)
  return offset
}

/** Milliseconds that the zone's wall clock is ahead of UTC at an instant. */
export function offsetAt(zone: string, instantMs: number): number {
  const table = tableOf(zone)
  const utcDay = Math.floor(instantMs / DAY_MS)
  const start = offsetAtDayStart(table, utcDay)
  const end = offsetAtDayStart(table, utcDay + 1)
  if (start === end) return start
  return instantMs < changeWithin(table, utcDay) ? start : end
}

/** The stretches of constant offset that cover an interval, in order. The first may begin before `fromMs`. */
export function offsetStretches(zone: string, fromMs: number, toMs: number): OffsetStretch[] {
  const table = tableOf(zone)
  const firstDay = Math.floor(fromMs / DAY_MS)
  const lastDay = Math.floor(toMs / DAY_MS)
  const stretches: OffsetStretch[] = [
    { from: firstDay * DAY_MS, offsetMs: offsetAtDayStart(table, firstDay) },
  ]
  for (let utcDay = firstDay; utcDay <= lastDay; utcDay++) {
    const end = offsetAtDayStart(table, utcDay + 1)
    if (end !== offsetAtDayStart(table, utcDay)) {
      stretches.push({ from: changeWithin(table, utcDay), offsetMs: end })
    }
  }
  return stretches
}

function tableOf(zone: string): ZoneTable {
  if (zone === latestZone && latestTable !== undefined) return latestTable
  let table = tables.get(zone)
  if (table === undefined) {
    table = {
      format: new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      }),
      atDayStart: new Map(),
      changes: new Map(),
      plain: new Map(),
    }
    tables.set(zone, table)
  }
  latestZone = zone
  latestTable = table
  return table
}

function offsetAtDayStart(table: ZoneTable, utcDay: number): number {
  const known = table.atDayStart.get(utcDay)
  if (known !== undefined) return known
  const offset = readOffset(table.format, utcDay * DAY_MS)
  table.atDayStart.set(utcDay, offset)
  return offset
}

/** Only called for days whose two ends differ. */
function changeWithin(table: ZoneTable, utcDay: number): number {
  const known = table.changes.get(utcDay)
  if (known !== undefined) return known
  const start = offsetAtDayStart(table, utcDay)
  let before = (utcDay * DAY_MS) / 1000
  let after = ((utcDay + 1) * DAY_MS) / 1000
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (readOffset(table.format, middle * 1000) === start) before = middle
    else after = middle
  }
  table.changes.set(utcDay, after * 1000)
  return after * 1000
}

function readOffset(format: Intl.DateTimeFormat, instantMs: number): number {
  let year = 0
  let month = 0
  let day = 0
  let hour = 0
  let minute = 0
  let second = 0
  for (const part of format.formatToParts(instantMs)) {
    if (part.type === 'year') year = Number(part.value)
    else if (part.type === 'month') month = Number(part.value)
    else if (part.type === 'day') day = Number(part.value)
    else if (part.type === 'hour') hour = Number(part.value)
    else if (part.type === 'minute') minute = Number(part.value)
    else if (part.type === 'second') second = Number(part.value)
  }
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  return wall - Math.floor(instantMs / 1000) * 1000
}
