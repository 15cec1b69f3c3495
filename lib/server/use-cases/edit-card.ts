import 'server-only'
import type { EditCard } from '@/lib/contracts/notes'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { bumpRev } from '@/lib/server/db/bump-rev'
import { type StoredCard, toStoredCard } from '@/lib/server/db/card-row'
import { withUser } from '@/lib/server/db/with-user'

/**
 * Gives a card the learner's own words, or with `words: null` the note's words back. The note's words are kept
 * beside, so that the card is still recognised when the note is brought again. Error: NOT_FOUND.
 */
export function editCard(userId: string, input: EditCard): Promise<Result<StoredCard, AppError>> {
  return withUser(userId, async (tx): Promise<Result<StoredCard, AppError>> => {
    const rev = await bumpRev(tx, userId)
    const card = await tx.card.findFirst({ where: { userId, id: input.cardId } })
    if (card === null) return err({ code: 'NOT_FOUND', message: 'There is no such card.' })
    const { words } = input
    const isNotesOwn =
      words === null ||
      (words.front === card.noteFront && words.back === card.noteBack && words.answer === card.noteAnswer)
    const row = await tx.card.update({
      where: { userId_id: { userId, id: card.id } },
      data: {
        rev,
        editedFront: isNotesOwn ? null : words.front,
        editedBack: isNotesOwn ? null : words.back,
        editedAnswer: isNotesOwn ? null : words.answer,
        editedAt: isNotesOwn ? null : new Date(),
      },
    })
    return ok(toStoredCard(row))
  })
}
