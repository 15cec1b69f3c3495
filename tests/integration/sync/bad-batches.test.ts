/** Batches as a bad network or a broken program sends them: what is good is kept, the rest is answered, nothing else changes. */
import { Client } from 'pg'
import { beforeEach, expect, it } from 'vitest'
import { POST } from '@/app/api/sync/push/route'
import { LARGEST_PUSH, type PushResponse } from '@/lib/contracts/sync'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { foldCard } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { openDeviceSession } from '@/lib/server/auth/device-sessions'
import { sealSession } from '@/lib/server/auth/session-cookie'
import { createLearner, type TestLearner } from '../../support/learner'
import { answer, undo, uuid } from '../../support/review-events'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()
const SITE = 'http://localhost:3000'

let learner: TestLearner
let cookie = ''

beforeEach(async () => {
  learner = await createLearner(database().ownerUrl, 2)
  const session = await openDeviceSession({ userId: learner.userId, way: 'guest', userAgent: '' })
  cookie = `recto.session=${await sealSession(session)}`
})

function push(body: string): Promise<Response> {
  const headers = { host: 'localhost:3000', origin: SITE, cookie, 'content-type': 'application/json' }
  return POST(new Request(`${SITE}/api/sync/push`, { method: 'POST', headers, body }))
}

const batch = (events: readonly unknown[]) => JSON.stringify({ deviceId: uuid(1, 9), events })

async function statuses(events: readonly unknown[]): Promise<readonly string[]> {
  const response = await push(batch(events))
  expect(response.status).toBe(200)
  const { outcomes } = (await response.json()) as PushResponse
  return outcomes.map(outcome => outcome.status)
}

/** What the learner's tables hold, read past the app. */
async function stored(): Promise<{ events: number; reps: readonly number[]; standsAt: readonly string[] }> {
  const client = new Client({ connectionString: database().ownerUrl })
  await client.connect()
  try {
    const events = await client.query('SELECT FROM review_event WHERE user_id = $1', [learner.userId])
    const memories = await client.query<{ reps: number; stands: string }>(
      'SELECT reps, stands_at_event_id::text AS stands FROM card_memory WHERE user_id = $1 ORDER BY card_id',
      [learner.userId],
    )
    const { rows } = memories
    return {
      events: events.rowCount ?? 0,
      reps: rows.map(row => row.reps),
      standsAt: rows.map(row => row.stands),
    }
  } finally {
    await client.end()
  }
}

it('S11: a truncated batch and one that is no batch are refused as a whole, and nothing is stored', async () => {
  const [card = ''] = learner.cardIds
  const whole = batch([answer(1, card), answer(2, card)])
  for (const body of [whole.slice(0, -20), '', '[]', 'null', '{"events":{}}']) {
    expect((await push(body)).status, body).toBe(400)
  }
  expect((await stored()).events).toBe(0)
})

it('S11, S14: more events than a batch may hold, or more bytes, are refused as a whole', async () => {
  const [card = ''] = learner.cardIds
  const many = Array.from({ length: LARGEST_PUSH + 1 }, (_, index) => answer(index + 1, card))
  expect([400, 413]).toContain((await push(batch(many))).status)
  const padded = { ...answer(1, card), surprise: 'x'.repeat(3_000_000) }
  expect((await push(batch([padded]))).status).toBe(413)
  expect((await stored()).events).toBe(0)
})

it('S2, S12: reversed, replayed and overlapping batches end in one replay of the log', async () => {
  const [card = ''] = learner.cardIds
  const answers = [1, 2, 3, 4, 5].map(id => answer(id, card))
  const [, , third] = answers
  const log: readonly ReviewEvent[] = third === undefined ? answers : [...answers, undo(6, third)]
  expect(await statuses(log.slice(3).toReversed())).toEqual(['accepted', 'accepted', 'accepted'])
  expect(await statuses(log.toReversed())).toEqual([
    'duplicate',
    'duplicate',
    'duplicate',
    'accepted',
    'accepted',
    'accepted',
  ])
  expect(await statuses(log)).toEqual(log.map(() => 'duplicate'))
  const { reps, standsAtEventId } = foldCard({ id: card }, log, defaultPreset)
  expect(reps).toBe(4)
  expect(await stored()).toEqual({ events: 6, reps: [reps], standsAt: [standsAtEventId] })
})

it('S11, S13: a foreign card and a malformed item do not take their neighbours with them', async () => {
  const stranger = await createLearner(database().ownerUrl, 1)
  const [card = ''] = learner.cardIds
  const items = [
    answer(1, card),
    answer(2, stranger.cardIds[0] ?? ''),
    { ...answer(3, card), at: 'yesterday' },
    answer(4, card),
  ]
  expect(await statuses(items)).toEqual(['accepted', 'rejected', 'rejected', 'accepted'])
  expect(await stored()).toMatchObject({ events: 2, reps: [2] })
})
