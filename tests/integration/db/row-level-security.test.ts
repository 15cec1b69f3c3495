import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { database as appDatabase } from '@/lib/server/db/client'
import { toPresetColumn } from '@/lib/server/db/preset-column'
import { withLookup, withoutUser, withUser } from '@/lib/server/db/with-user'
import { signUp } from '@/lib/server/use-cases/sign-up'
import { createLearner, type TestLearner } from '../../support/learner'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()
let ada: TestLearner
let bob: TestLearner

beforeAll(async () => {
  ada = await createLearner(database().ownerUrl, 2)
  bob = await createLearner(database().ownerUrl, 3)
  await onOwner(async client => {
    for (const { userId, cardIds } of [ada, bob]) {
      await client.query(
        `INSERT INTO review_event (user_id, id, rev, card_id, type, at, device_id, seq, zone, day_start_hour, study_day)
         VALUES ($1, gen_random_uuid(), 1, $2, 'suspend', now(), gen_random_uuid(), 0, 'UTC', 4, '2026-01-05')`,
        [userId, cardIds[0]],
      )
    }
  })
})

async function onOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: database().ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

describe('a query that forgets its where', () => {
  it('reads only what belongs to the user of the transaction', async () => {
    const seen = await withUser(ada.userId, async tx => ({
      users: (await tx.user.findMany()).map(user => user.id),
      notes: (await tx.note.findMany()).map(note => note.userId),
      cards: (await tx.card.findMany()).map(card => card.userId),
      events: (await tx.reviewEvent.findMany()).map(event => event.userId),
      texts: await tx.noteText.count(),
      audit: new Set((await tx.auditEntry.findMany()).map(entry => entry.userId)),
    }))
    expect(seen).toEqual({
      users: [ada.userId],
      notes: [ada.userId],
      cards: [ada.userId, ada.userId],
      events: [ada.userId],
      texts: 1,
      audit: new Set([ada.userId]),
    })
  })

  it('changes and deletes only what belongs to the user', async () => {
    const counts = await withUser(ada.userId, async tx => [
      (await tx.card.updateMany({ data: { rule: 'touched' } })).count,
      (await tx.note.updateMany({ data: { title: 'touched' } })).count,
    ])
    expect(counts).toEqual([2, 1])
    const titles = await withUser(bob.userId, tx => tx.note.findMany({ select: { title: true } }))
    expect(titles).toEqual([{ title: 'Plants' }])
  })

  it('finds nothing at all where no user is named, or one who does not exist', async () => {
    const counts = await Promise.all([
      withoutUser(async tx => [await tx.user.count(), await tx.card.count(), await tx.reviewEvent.count()]),
      withUser(newId(), async tx => [
        await tx.user.count(),
        await tx.card.count(),
        await tx.reviewEvent.count(),
      ]),
    ])
    expect(counts).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ])
  })
})

describe('what a transaction cannot write', () => {
  it('a row for another user', async () => {
    const writing = withUser(ada.userId, tx =>
      tx.noteText.create({ data: { userId: bob.userId, hash: 'b'.repeat(64), text: 'theirs' } }),
    )
    await expect(writing).rejects.toThrow(/row-level security/)
  })

  it('an account under another id than the one it acts for', async () => {
    const writing = withUser(ada.userId, tx =>
      tx.user.create({
        data: { id: newId(), isGuest: true, zone: 'UTC', preset: toPresetColumn(defaultPreset) },
      }),
    )
    await expect(writing).rejects.toThrow(/row-level security/)
  })

  it('a card that points into another user’s note', async () => {
    const moving = withUser(ada.userId, tx =>
      tx.card.updateMany({ where: { id: ada.cardIds[0] ?? '' }, data: { noteId: bob.noteId } }),
    )
    await expect(moving).rejects.toThrow(/foreign key/i)
  })

  it('a change of the review log, or its deletion', async () => {
    await expect(withUser(ada.userId, tx => tx.reviewEvent.updateMany({ data: { seq: 9 } }))).rejects.toThrow(
      /permission denied/,
    )
    await expect(withUser(ada.userId, tx => tx.reviewEvent.deleteMany())).rejects.toThrow(/permission denied/)
    await expect(withUser(ada.userId, tx => tx.auditEntry.deleteMany())).rejects.toThrow(/permission denied/)
  })
})

describe('looking someone up before they are signed in', () => {
  it('shows the one account with that address, and nothing of it beyond the account', async () => {
    const opened = await signUp(
      { email: 'carol@example.org', password: 'quiet-harbour-lamp', zone: 'UTC' },
      'test',
    )
    if (!opened.ok) throw new Error(opened.error.message)
    const seen = await withLookup({ email: 'carol@example.org' }, async tx => ({
      users: (await tx.user.findMany({ select: { id: true } })).map(user => user.id),
      audit: await tx.auditEntry.count(),
    }))
    expect(seen).toEqual({ users: [opened.value.userId], audit: 0 })
    const changed = await withLookup({ email: 'carol@example.org' }, tx =>
      tx.user.updateMany({ data: { name: 'changed' } }),
    )
    expect(changed.count).toBe(0)
  })

  it('shows a link only to who holds its secret', async () => {
    const token = 'hash-of-a-secret'
    const data = {
      tokenHash: token,
      identifier: 'x@example.org',
      purpose: 'sign-in',
      expiresAt: new Date('2100-01-01'),
    }
    await withLookup({ token }, tx => tx.verificationToken.create({ data }))
    expect(await withLookup({ token: 'another' }, tx => tx.verificationToken.count())).toBe(0)
    expect(await withoutUser(tx => tx.verificationToken.deleteMany())).toEqual({ count: 0 })
    expect(await withLookup({ token }, tx => tx.verificationToken.count())).toBe(1)
  })
})

describe('the walls themselves', () => {
  it('stand around every table, forced on its owner too', async () => {
    const open = await onOwner(client =>
      client.query<{ relname: string }>(
        `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
         AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY relname`,
      ),
    )
    expect(open.rows.map(row => row.relname)).toEqual(['_prisma_migrations', 'rate_limit'])
  })

  it('hold an owner who is no superuser, until they ask to see everything', async () => {
    await onOwner(async client => {
      const owner = `owner_${randomUUID().replaceAll('-', '')}`
      await client.query(`CREATE ROLE ${owner}; GRANT USAGE ON SCHEMA public TO ${owner}`)
      await client.query(`GRANT CREATE ON SCHEMA public TO ${owner}; ALTER TABLE card OWNER TO ${owner}`)
      await client.query(`SET ROLE ${owner}`)
      const count = async () => (await client.query('SELECT count(*)::int AS n FROM card')).rows[0]?.n
      expect(await count()).toBe(0)
      await client.query(`SET app.operator = 'on'`)
      expect(await count()).toBe(5)
      await client.query(
        `RESET ROLE; ALTER TABLE card OWNER TO CURRENT_USER; DROP OWNED BY ${owner}; DROP ROLE ${owner}`,
      )
    })
  })

  it('do not open for the app when it asks to see everything', async () => {
    const seen = await withUser(ada.userId, async tx => {
      await tx.$executeRaw`SELECT set_config('app.operator', 'on', true)`
      return tx.card.count()
    })
    expect(seen).toBe(2)
  })

  it('leave nothing behind on the connection when a transaction ends', async () => {
    await withUser(ada.userId, tx => tx.card.count())
    const [left] = await appDatabase().$queryRaw<{ role: string; user: string | null }[]>`
      SELECT current_user::text AS role, nullif(current_setting('app.user_id', true), '') AS user`
    expect(left).toEqual({ role: 'recto_server', user: null })
    await expect(appDatabase().card.count()).rejects.toThrow(/permission denied/)
  })
})
