import { Client } from 'pg'
import { expect, it } from 'vitest'
import { pushEvents } from '@/lib/server/use-cases/push-events'
import { verifyMemory } from '@/lib/server/use-cases/verify-memory'
import { createLearner } from '../../support/learner'
import { answer, MONDAY_NINE, undo, uuid } from '../../support/review-events'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()
const EMAIL = 'ada@example.org'
const DAY = 86_400_000

async function asOwner(statement: string, values: readonly unknown[]): Promise<void> {
  const client = new Client({ connectionString: database().ownerUrl })
  await client.connect()
  await client.query(statement, [...values]).finally(() => client.end())
}

it('finds nothing after a history, and every row that was tampered with', async () => {
  const { userId, cardIds } = await createLearner(database().ownerUrl, 5)
  await asOwner('UPDATE app_user SET email = $2, is_guest = false WHERE id = $1', [userId, EMAIL])
  const [a = '', b = '', c = '', d = ''] = cardIds
  const first = answer(1, a)
  const events = [
    first,
    answer(2, a, { at: MONDAY_NINE + 3 * DAY, basisEventId: first.id, rating: 4 }),
    answer(3, a, { at: MONDAY_NINE + 30 * DAY, rating: 1 }),
    answer(4, b, { rating: 1 }),
    answer(5, c),
    undo(6, answer(5, c)),
    answer(7, d, { rating: 2 }),
  ]
  const pushed = await pushEvents(userId, { deviceId: uuid(1, 9), events }, MONDAY_NINE + 31 * DAY)
  expect(pushed.ok && pushed.value.outcomes.every(outcome => outcome.status === 'accepted')).toBe(true)
  expect(await verifyMemory(' ADA@example.org ')).toEqual({
    ok: true,
    value: { cards: 5, events: 7, differences: [] },
  })

  await asOwner('UPDATE card_memory SET stability = stability + 1e-12 WHERE card_id = $1', [a])
  await asOwner('DELETE FROM card_memory WHERE card_id = $1', [b])
  await asOwner('UPDATE card SET is_new = true WHERE id = $1', [d])
  const verified = await verifyMemory(EMAIL)
  const differences = verified.ok ? verified.value.differences : []
  expect(differences.map(({ cardId }) => cardId).sort()).toEqual([a, b, d].sort())
  const ofA = differences.find(({ cardId }) => cardId === a)
  expect(ofA?.expected).toContain('"phase":"relearning"')
  expect(ofA?.stored).not.toBe(ofA?.expected)
  expect(differences.find(({ cardId }) => cardId === b)?.stored).toContain('no row')
})

it('says when nobody has the address', async () => {
  expect(await verifyMemory('nobody@example.org')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
})
