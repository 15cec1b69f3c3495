import 'server-only'
import type { ChangeCards } from '@/lib/contracts/card-browser'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { bumpRev } from '@/lib/server/db/bump-rev'
import { cardStatus } from '@/lib/server/db/card-row'
import { withUser } from '@/lib/server/db/with-user'

/**
 * One change to many cards at once, all or none. What is deleted can be restored, and a moved card goes on being
 * recognised by the chapter its note has it in. Memory is not touched: that is for events. Errors: NOT_FOUND,
 * INVALID_INPUT for a move of cards of several notes.
 */
export function changeCards(
  userId: string,
  { cardIds, change }: ChangeCards,
  now: number = Date.now(),
): Promise<Result<null, AppError>> {
  return withUser(userId, async (tx): Promise<Result<null, AppError>> => {
    const rev = await bumpRev(tx, userId)
    const where = { userId, id: { in: [...new Set(cardIds)] } }
    const cards = await tx.card.findMany({
      where,
      select: { id: true, noteId: true, droppedAt: true, retiredAt: true },
    })
    if (cards.length !== where.id.in.length) {
      return err({ code: 'NOT_FOUND', message: 'Some of these cards are not there any more. Search again.' })
    }
    const at = new Date(now)
    switch (change.type) {
      case 'flag':
        await tx.card.updateMany({ where, data: { rev, flag: change.flag } })
        return ok(null)
      case 'move':
        if (new Set(cards.map(card => card.noteId)).size > 1) {
          const message = 'Cards of several notes cannot be moved together: their chapters differ.'
          return err({ code: 'INVALID_INPUT', message })
        }
        await tx.card.updateMany({
          where,
          data: {
            rev,
            movedChapter: change.chapter ?? [],
            movedAt: change.chapter === null ? null : at,
          },
        })
        return ok(null)
      case 'delete':
        await tx.card.updateMany({
          where: { ...where, droppedAt: null },
          data: { rev, droppedAt: at, status: cardStatus({ droppedAt: at, retiredAt: null }) },
        })
        return ok(null)
      case 'restore':
        // As for one card: the first restore of a dropped card whose passage went takes only the drop back.
        await tx.card.updateMany({
          where: { ...where, droppedAt: null, retiredAt: { not: null } },
          data: { rev, retiredAt: null, status: 'active' },
        })
        await tx.card.updateMany({
          where: { ...where, droppedAt: { not: null }, retiredAt: { not: null } },
          data: { rev, droppedAt: null, status: 'retired' },
        })
        await tx.card.updateMany({
          where: { ...where, droppedAt: { not: null }, retiredAt: null },
          data: { rev, droppedAt: null, status: 'active' },
        })
        return ok(null)
    }
  })
}
