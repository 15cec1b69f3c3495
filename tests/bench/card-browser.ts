/**
 * The card browser of a learner with 100,000 cards, in PostgreSQL: what a search costs, first page with its count and
 * a page from the middle. Best of several rounds each.
 */
import { Client } from 'pg'
import { prepareDatabase, prepareServerRole } from '@/lib/launch/database-roles'
import { ownerRole, postgresUrl } from '@/lib/launch/embedded-postgres'
import { startThrowawayPostgres } from '@/lib/launch/throwaway-postgres'
import { migrate } from '@/lib/server/db/migrate/migrate'
import { searchCards } from '@/lib/server/use-cases/search-cards'
import type { BenchRow } from '@/tests/support/bench-row'
import { createLearner } from '@/tests/support/learner'

export const name = 'card-browser'

const CARDS = 100_000
const ROUNDS = 5
const SEARCHES = ['', 'is:due', 'is:new', 'lapses>3', '"front 9999"', 'chapter:leaves -is:suspended']

export async function* run(): AsyncIterable<BenchRow> {
  const server = await startThrowawayPostgres()
  try {
    const ownerUrl = postgresUrl(server.port, ownerRole, 'throwaway', 'recto')
    await prepareDatabase(server.urlOf('postgres'), 'recto')
    await migrate(ownerUrl)
    await prepareServerRole(ownerUrl, 'throwaway')
    process.env.DATABASE_URL = ownerUrl
    process.env.NEXTAUTH_SECRET = 'only-for-benchmarks-only-for-benchmarks'
    const { userId } = await createLearner(ownerUrl, CARDS)
    await study(ownerUrl, userId)
    for (const search of SEARCHES) {
      const ms = await best(() => searchCards(userId, { search, after: null }))
      yield { bench: name, metric: `first page and count of “${search}”`, value: ms, unit: 'ms' }
    }
    const middle = await searchCards(userId, { search: '"front 50000"', after: null })
    const after = middle.ok ? middle.value.cards[0] : undefined
    if (after === undefined) throw new Error('The card in the middle was not found.')
    const place = { noteId: after.noteId, position: after.position, id: after.id }
    const ms = await best(() => searchCards(userId, { search: '', after: place }))
    yield { bench: name, metric: 'a page from the middle', value: ms, unit: 'ms' }
  } finally {
    await server.stop()
  }
}

/** Four of five cards were learnt; one in sixty is due, one in fifty lapses often. */
async function study(ownerUrl: string, userId: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `INSERT INTO card_memory (user_id, card_id, phase, stability, difficulty, reps, lapses, last_review_at,
         last_review_day, due_day, scheduled_days, suspended, leech)
       SELECT user_id, id, 'review', 10, 5, 5, CASE WHEN position % 50 = 0 THEN 5 ELSE 0 END, now(), current_date,
         current_date - 1 + position % 60, 10, position % 100 = 7, false
       FROM card WHERE user_id = $1 AND position % 5 > 0`,
      [userId],
    )
    await client.query('UPDATE card SET is_new = false WHERE user_id = $1 AND position % 5 > 0', [userId])
    await client.query('VACUUM ANALYZE')
  } finally {
    await client.end()
  }
}

async function best(work: () => Promise<{ readonly ok: boolean }>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now()
    const done = await work()
    if (!done.ok) throw new Error('A search failed.')
    least = Math.min(least, performance.now() - started)
  }
  return least
}
