import 'server-only'
import { BROWSER_PAGE, type CardPage, type SearchCards } from '@/lib/contracts/card-browser'
import type { AppError } from '@/lib/core/app-error'
import { parseCardQuery } from '@/lib/core/browsing/parse-card-query'
import { err, ok, type Result } from '@/lib/core/result'
import { studyDayOf } from '@/lib/core/scheduling/study-day'
import { countCards, findCards } from '@/lib/server/db/card-search'
import { withUser } from '@/lib/server/db/with-user'

/** One page of the cards that fit a search, by note and place. Errors: INVALID_INPUT, NOT_FOUND. */
export async function searchCards(
  userId: string,
  input: SearchCards,
  now: number = Date.now(),
  pageCards: number = BROWSER_PAGE,
): Promise<Result<CardPage, AppError>> {
  const query = parseCardQuery(input.search)
  if (!query.ok) return err({ code: 'INVALID_INPUT', message: query.error, field: 'search' })
  return withUser(userId, async (tx): Promise<Result<CardPage, AppError>> => {
    const user = await tx.user.findUnique({
      where: { id: userId },
      select: { zone: true, dayStartHour: true },
    })
    if (user === null) return err({ code: 'NOT_FOUND', message: 'This account is gone.' })
    const frame = { userId, query: query.value, today: studyDayOf(now, user) }
    const found = await findCards(tx, frame, input.after, pageCards + 1)
    const cards = found.slice(0, pageCards)
    const last = found.length > pageCards ? cards.at(-1) : undefined
    return ok({
      cards,
      total: input.after === null ? await countCards(tx, frame) : null,
      next: last === undefined ? null : { noteId: last.noteId, position: last.position, id: last.id },
    })
  })
}
