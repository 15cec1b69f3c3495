/** A learner with one note and some cards in a test database, written behind the app's back. */
import { Client } from 'pg'
import { openGuestAccount } from '@/lib/server/use-cases/open-guest-account'

export interface TestLearner {
  readonly userId: string
  readonly noteId: string
  readonly cardIds: readonly string[]
}

export async function createLearner(ownerUrl: string, cards: number): Promise<TestLearner> {
  const opened = await openGuestAccount({ zone: 'Europe/Berlin' }, 'test')
  if (!opened.ok) throw new Error(opened.error.message)
  const { userId } = opened.value
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('UPDATE app_user SET rev = rev + 1 WHERE id = $1', [userId])
    await client.query(`INSERT INTO note_text (user_id, hash, text) VALUES ($1, repeat('a', 64), 'text')`, [
      userId,
    ])
    const note = await client.query<{ id: string }>(
      `INSERT INTO note (user_id, id, rev, path, title, text_hash, chapters, tags, generator_version)
       VALUES ($1, gen_random_uuid(), 1, 'plants.md', 'Plants', repeat('a', 64), '[]', '{}', '1') RETURNING id`,
      [userId],
    )
    const noteId = note.rows[0]?.id ?? ''
    const made = await client.query<{ id: string }>(
      `INSERT INTO card (user_id, id, rev, note_id, key, kind, rule, sibling_group, chapter, note_front, note_back,
         start_line, end_line, position, status)
       SELECT $1, gen_random_uuid(), 1, $2, 'key-' || n, 'basic', 'rule', 'group-' || n, '{Leaves}', 'front ' || n,
         'back ' || n, n, n, n, 'active'
       FROM generate_series(1, $3::int) AS n RETURNING id`,
      [userId, noteId, cards],
    )
    return { userId, noteId, cardIds: made.rows.map(row => row.id) }
  } finally {
    await client.end()
  }
}
