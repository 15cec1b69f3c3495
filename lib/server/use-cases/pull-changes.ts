import 'server-only'
import { presetSchema } from '@/lib/contracts/preset'
import { PULL_PAGE_ROWS, type PullResponse, type SyncedSettings } from '@/lib/contracts/sync'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { toStoredCard } from '@/lib/server/db/card-row'
import { toReviewEvent } from '@/lib/server/db/event-row'
import { toStoredNote } from '@/lib/server/db/note-row'
import { type Tx, withUser } from '@/lib/server/db/with-user'

/**
 * The next page of what changed above a device's cursor (lib/sync/SPEC.md S16–S20). The learner's counter is read
 * first and bounds the page: what a writer commits meanwhile has a higher rev and comes with the next page.
 * Errors: CONFLICT when the cursor is above the counter (S24), NOT_FOUND when the account is gone.
 *
 * @param pageRows rows of all kinds after which the page ends, at the next whole rev
 */
export function pullChanges(
  userId: string,
  cursor: number,
  now: number = Date.now(),
  pageRows: number = PULL_PAGE_ROWS,
): Promise<Result<PullResponse, AppError>> {
  return withUser(userId, async tx => {
    const user = await tx.user.findUnique({ where: { id: userId } })
    if (user === null) return err({ code: 'NOT_FOUND', message: 'This account is gone.' })
    const counter = Number(user.rev)
    if (cursor > counter) {
      const message = 'This device knows more than the server. It will send everything again.'
      return err({ code: 'CONFLICT', message })
    }
    const end = cursor === counter ? counter : await endOfPage(tx, userId, cursor, counter, pageRows)
    const rows = cursor === end ? nothing : await readRows(tx, userId, cursor, end)
    return ok({
      ...rows,
      settings: settingsAbove(user, cursor, end),
      cursor: end,
      more: end < counter,
      serverTime: now,
    })
  })
}

const nothing = { notes: [], cards: [], events: [] }

/** The rev at which a page is full, or the counter when everything fits. */
async function endOfPage(tx: Tx, userId: string, cursor: number, counter: number, pageRows: number) {
  const [page] = await tx.$queryRaw<{ end: bigint | null; rows: bigint }[]>`
    SELECT max(rev) AS "end", count(*) AS "rows" FROM (
      SELECT rev FROM (
        (SELECT rev FROM note WHERE user_id = ${userId}::uuid AND rev > ${cursor} AND rev <= ${counter}
          ORDER BY rev LIMIT ${pageRows})
        UNION ALL
        (SELECT rev FROM card WHERE user_id = ${userId}::uuid AND rev > ${cursor} AND rev <= ${counter}
          ORDER BY rev LIMIT ${pageRows})
        UNION ALL
        (SELECT rev FROM review_event WHERE user_id = ${userId}::uuid AND rev > ${cursor} AND rev <= ${counter}
          ORDER BY rev LIMIT ${pageRows})
      ) AS changed ORDER BY rev LIMIT ${pageRows}
    ) AS page`
  const isFull = page !== undefined && Number(page.rows) >= pageRows
  return isFull && page.end !== null ? Number(page.end) : counter
}

async function readRows(tx: Tx, userId: string, cursor: number, end: number) {
  const query = { where: { userId, rev: { gt: cursor, lte: end } }, orderBy: { rev: 'asc' as const } }
  const notes = await tx.note.findMany(query)
  const cards = await tx.card.findMany(query)
  const events = await tx.reviewEvent.findMany(query)
  return {
    notes: notes.map(toStoredNote),
    cards: cards.map(toStoredCard),
    events: events.map(row => ({ rev: Number(row.rev), event: toReviewEvent(row) })),
  }
}

interface UserSettings {
  readonly settingsRev: bigint
  readonly zone: string
  readonly dayStartHour: number
  /** The column as it is stored. */
  readonly preset: unknown
}

/** The first page always has them: nothing can be counted without. */
function settingsAbove(user: UserSettings, cursor: number, end: number): SyncedSettings | null {
  const rev = Number(user.settingsRev)
  if (cursor !== 0 && (rev <= cursor || rev > end)) return null
  return { rev, zone: user.zone, dayStartHour: user.dayStartHour, preset: presetSchema.parse(user.preset) }
}
