import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { presetSchema } from '@/lib/contracts/preset'
import { isoDateToStudyDay } from '@/lib/core/scheduling/study-day'
import { bumpRev } from '@/lib/server/db/bump-rev'
import { toReviewEvent } from '@/lib/server/db/event-row'
import { toCardMemory } from '@/lib/server/db/memory-row'
import { withUser } from '@/lib/server/db/with-user'
import { writeCarryOvers } from '@/lib/server/db/write-carry-overs'
import { createLearner } from '../../support/learner'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()

it('progress found in a note becomes the first event of its card, and its memory', async () => {
  const { userId, cardIds } = await createLearner(database().ownerUrl, 2)
  const [card = '', broken = ''] = cardIds
  const importId = newId()
  await withUser(userId, async tx => {
    const rev = await bumpRev(tx, userId)
    const found = [
      { cardId: card, progress: { due: '2030-03-01', intervalDays: 13, ease: 290 } },
      { cardId: broken, progress: { due: '2030-02-31', intervalDays: 13, ease: 290 } },
    ]
    await writeCarryOvers(tx, userId, rev, importId, 200_000, found, column => presetSchema.parse(column))
    const events = await tx.reviewEvent.findMany()
    expect(events.map(event => event.rev)).toEqual([rev])
    expect(events.map(toReviewEvent)).toMatchObject([
      {
        type: 'carry-over',
        cardId: card,
        deviceId: importId,
        seq: 200_000,
        dueDay: isoDateToStudyDay('2030-03-01'),
        intervalDays: 13,
        easePercent: 290,
      },
    ])
    const memory = toCardMemory(
      await tx.cardMemory.findUniqueOrThrow({ where: { userId_cardId: { userId, cardId: card } } }),
    )
    expect(memory).toMatchObject({
      phase: 'review',
      dueDay: isoDateToStudyDay('2030-03-01'),
      standsAtEventId: events[0]?.id,
    })
    expect(await tx.cardMemory.count()).toBe(1)
  })
})
