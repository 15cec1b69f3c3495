import { err, ok, type Result } from '@/lib/core/result'
import type { Rating } from '@/lib/core/reviews/event'

/**
 * The table in which review logs travel between FSRS programs:
 * `card_id,review_time,review_rating[,review_state,review_duration]`, comma separated, one answer a row. Times
 * are UTC epoch milliseconds, durations milliseconds; states are 0 new, 1 learning, 2 review, 3 relearning,
 * 4 cramming, 5 by hand, 6 rescheduled. Every complaint names its row, counted from 1 with the header as row 1.
 */

export interface ReviewRow {
  readonly cardId: string
  readonly at: number
  readonly rating: Rating
  /** `other`: cramming or a change by hand, which neither moves a date nor trains. Null without the column. */
  readonly kind: 'learning' | 'review' | 'relearning' | 'other' | null
  readonly durationMs: number | null
}

export interface ReviewColumns {
  readonly cardId: number
  readonly time: number
  readonly rating: number
  readonly state: number | null
  readonly duration: number | null
}

const EARLIEST = Date.UTC(2000, 0, 1)
/** A log may come from a device whose clock is ahead, or from a simulation of next month; not from 2100. */
const FURTHEST_AHEAD_MS = 366 * 86_400_000
const LONGEST_DURATION_MS = 3_600_000
const KINDS = ['learning', 'learning', 'review', 'relearning', 'other', 'other', 'other'] as const

export function readReviewHeader(line: string): Result<ReviewColumns, string> {
  const names = splitRow(line.replace(/^\uFEFF/, '')).map(name => name.trim().toLowerCase())
  const place = (name: string): number => names.indexOf(name)
  const missing = ['card_id', 'review_time', 'review_rating'].filter(name => place(name) === -1)
  if (missing.length > 0) {
    return err(
      `Row 1: the header has no column ${missing.join(', ')}. It must name card_id, review_time and review_rating, separated by commas.`,
    )
  }
  const optional = (name: string): number | null => (place(name) === -1 ? null : place(name))
  return ok({
    cardId: place('card_id'),
    time: place('review_time'),
    rating: place('review_rating'),
    state: optional('review_state'),
    duration: optional('review_duration'),
  })
}

/** `now` is the reader's clock in epoch milliseconds: answers of a far future are refused. */
export function readReviewRow(
  line: string,
  row: number,
  columns: ReviewColumns,
  now: number,
): Result<ReviewRow, string> {
  const cells = splitRow(line)
  const cell = (place: number): string => cells[place]?.trim() ?? ''
  const cardId = cell(columns.cardId)
  if (cardId === '') return err(`Row ${row}: card_id is empty.`)

  const at = readInteger(cell(columns.time))
  if (at === null) {
    return err(
      `Row ${row}: review_time must be a whole number of UTC milliseconds since 1970, without a zone; found "${cell(columns.time)}".`,
    )
  }
  if (at < EARLIEST) {
    return err(
      `Row ${row}: review_time ${at} lies before the year 2000. Is it in seconds? It must be in milliseconds.`,
    )
  }
  if (at > now + FURTHEST_AHEAD_MS) {
    return err(`Row ${row}: review_time ${at} lies more than a year in the future.`)
  }

  const state = columns.state === null ? '' : cell(columns.state)
  const kind = state === '' ? null : /^[0-6]$/.test(state) ? KINDS[Number(state)] : undefined
  if (kind === undefined) {
    return err(`Row ${row}: review_state must be 0 to 6; found "${state}".`)
  }
  const rating = readInteger(cell(columns.rating))
  const isManual = kind === 'other' && rating === 0
  if (rating === null || !((rating >= 1 && rating <= 4) || isManual)) {
    return err(
      `Row ${row}: review_rating must be 1 (again), 2 (hard), 3 (good) or 4 (easy); found "${cell(columns.rating)}".`,
    )
  }
  const duration = columns.duration === null ? '' : cell(columns.duration)
  const durationMs = duration === '' ? null : readInteger(duration)
  if (duration !== '' && (durationMs === null || durationMs < 0 || durationMs > LONGEST_DURATION_MS)) {
    return err(
      `Row ${row}: review_duration must be 0 to ${LONGEST_DURATION_MS} milliseconds, an hour at most; found "${duration}".`,
    )
  }
  return ok({ cardId, at, rating: (isManual ? 1 : rating) as Rating, kind, durationMs })
}

function readInteger(text: string): number | null {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null
}

function splitRow(line: string): string[] {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line
  if (!text.includes('"')) return text.split(',')
  const cells: string[] = []
  const pattern = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g
  for (const match of text.matchAll(pattern)) cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
  return cells
}
