import 'server-only'
import type { SetCardStatus } from '@/lib/contracts/notes'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { bumpRev } from '@/lib/server/db/bump-rev'
import { cardStatus, type StoredCard, toStoredCard } from '@/lib/server/db/card-row'
import { withUser } from '@/lib/server/db/with-user'

/**
 * Drops a card, or brings it back: a dropped one, and a retired one whose passage is gone (the learner keeps it
 * although the note no longer has it). Its memory is not touched. Error: NOT_FOUND.
 */
export function setCardStatus(userId: string, input: SetCardStatus): Promise<Result<StoredCard, AppError>> {
  return withUser(userId, async (tx): Promise<Result<StoredCard, AppError>> => {
    const rev = await bumpRev(tx, userId)
    const card = await tx.card.findFirst({ where: { userId, id: input.cardId } })
    if (card === null) return err({ code: 'NOT_FOUND', message: 'There is no such card.' })
    const times =
      input.action === 'drop'
        ? { droppedAt: card.droppedAt ?? new Date(), retiredAt: card.retiredAt }
        : // The first "restore" of a card that was dropped and whose passage went takes only the drop back.
          { droppedAt: null, retiredAt: card.droppedAt === null ? null : card.retiredAt }
    const row = await tx.card.update({
      where: { userId_id: { userId, id: card.id } },
      data: { rev, ...times, status: cardStatus(times) },
    })
    return ok(toStoredCard(row))
  })
}
