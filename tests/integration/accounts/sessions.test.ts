import { Client } from 'pg'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { openDeviceSession, readDeviceSession } from '@/lib/server/auth/device-sessions'
import { userOfRequest } from '@/lib/server/auth/session'
import { sealSession } from '@/lib/server/auth/session-cookie'
import { withUser } from '@/lib/server/db/with-user'
import { changePassword } from '@/lib/server/use-cases/change-password'
import { deleteAccount } from '@/lib/server/use-cases/delete-account'
import { listSessions } from '@/lib/server/use-cases/list-sessions'
import { revokeAllSessions, revokeSession } from '@/lib/server/use-cases/revoke-session'
import { signIn } from '@/lib/server/use-cases/sign-in'
import { signUp } from '@/lib/server/use-cases/sign-up'
import { createLearner } from '../../support/learner'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()
const PASSWORD = 'quiet-harbour-lamp'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

async function account(email: string): Promise<string> {
  const opened = await signUp({ email, password: PASSWORD, zone: 'Europe/Berlin' }, 'test')
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value.userId
}

const browser = (userId: string) => openDeviceSession({ userId, way: 'password', userAgent: FIREFOX })
const requestWith = (cookie: string) => new Headers({ host: 'localhost:3000', cookie })

describe('sessions', () => {
  it('name the user behind a cookie, on several browsers at once', async () => {
    const userId = await account('many@example.org')
    const [one, two] = [await browser(userId), await browser(userId)]
    for (const session of [one, two]) {
      const user = await userOfRequest(requestWith(`a=b; recto.session=${await sealSession(session)}`))
      expect(user).toEqual({
        id: userId,
        email: 'many@example.org',
        name: null,
        isGuest: false,
        sessionId: session.sessionId,
        zone: 'Europe/Berlin',
        dayStartHour: 4,
      })
    }
    const listed = await listSessions({ id: userId, sessionId: two.sessionId })
    expect(listed.map(({ deviceName, isThisDevice }) => [deviceName, isThisDevice])).toEqual([
      ['Firefox on Linux', true],
      ['Firefox on Linux', false],
    ])
  })

  it('are nobody’s with a forged, foreign or empty cookie', async () => {
    const userId = await account('forged@example.org')
    const sealed = await sealSession(await browser(userId))
    const other = await createLearner(database().ownerUrl, 0)
    const cookies = [
      '',
      'recto.session=',
      'recto.session=not-a-token',
      `recto.session=${sealed.slice(0, -4)}AAAA`,
      `recto.session=${await sealSession({ userId, sessionId: newId() })}`,
      // Another user's id with this session's id.
      `recto.session=${await sealSession({ userId: other.userId, sessionId: (await browser(userId)).sessionId })}`,
      // The name that belongs to HTTPS.
      `__Host-recto.session=${sealed}`,
    ]
    for (const cookie of cookies) expect(await userOfRequest(requestWith(cookie))).toBeNull()
  })

  it('use the __Host- cookie over HTTPS', async () => {
    const userId = await account('https@example.org')
    const headers = requestWith(`__Host-recto.session=${await sealSession(await browser(userId))}`)
    headers.set('x-forwarded-proto', 'https')
    expect((await userOfRequest(headers))?.id).toBe(userId)
  })

  it('end at once when revoked, and no others do', async () => {
    const userId = await account('revoked@example.org')
    const [lost, kept] = [await browser(userId), await browser(userId)]
    expect(await revokeSession(userId, lost.sessionId)).toEqual({ ok: true, value: null })
    expect(await readDeviceSession(lost)).toBeNull()
    expect(await readDeviceSession(kept)).not.toBeNull()
    expect((await revokeSession(userId, lost.sessionId)).ok).toBe(false)
  })

  it('can all be ended but this one', async () => {
    const userId = await account('everywhere@example.org')
    const [here, there, elsewhere] = [await browser(userId), await browser(userId), await browser(userId)]
    expect(await revokeAllSessions(userId, here.sessionId)).toBe(2)
    expect(await readDeviceSession(here)).not.toBeNull()
    expect(await readDeviceSession(there)).toBeNull()
    expect(await readDeviceSession(elsewhere)).toBeNull()
  })

  it('cannot be ended by another user', async () => {
    const userId = await account('owner@example.org')
    const session = await browser(userId)
    const stranger = await createLearner(database().ownerUrl, 0)
    const result = await revokeSession(stranger.userId, session.sessionId)
    expect(!result.ok && result.error.code).toBe('NOT_FOUND')
    expect(await readDeviceSession(session)).not.toBeNull()
  })

  it('expire', async () => {
    const userId = await account('expired@example.org')
    const session = await browser(userId)
    await withUser(userId, tx => tx.deviceSession.updateMany({ data: { expiresAt: new Date(0) } }))
    expect(await readDeviceSession(session)).toBeNull()
  })
})

describe('changing the password', () => {
  it('needs the current one, and signs out every other browser', async () => {
    const userId = await account('changes@example.org')
    const [here, there] = [await browser(userId), await browser(userId)]
    const user = { id: userId, sessionId: here.sessionId }
    const wrong = await changePassword(user, {
      currentPassword: 'guess guess guess',
      newPassword: 'stone bridge seven',
    })
    expect(!wrong.ok && wrong.error.code).toBe('WRONG_CREDENTIALS')
    const weak = await changePassword(user, { currentPassword: PASSWORD, newPassword: 'password123' })
    expect(!weak.ok && weak.error.code).toBe('WEAK_PASSWORD')
    const done = await changePassword(user, { currentPassword: PASSWORD, newPassword: 'stone bridge seven' })
    expect(done.ok).toBe(true)
    expect(await readDeviceSession(here)).not.toBeNull()
    expect(await readDeviceSession(there)).toBeNull()
    const email = 'changes@example.org'
    expect((await signIn({ email, password: PASSWORD }, 'test')).ok).toBe(false)
    expect((await signIn({ email, password: 'stone bridge seven' }, 'test')).ok).toBe(true)
  })
})

describe('deleting an account', () => {
  it('asks for the address, then leaves no row of it in any table', async () => {
    const { userId, cardIds } = await createLearner(database().ownerUrl, 3)
    const session = await browser(userId)
    const client = new Client({ connectionString: database().ownerUrl })
    await client.connect()
    try {
      await client.query(
        `INSERT INTO review_event (user_id, id, rev, card_id, type, at, device_id, seq, zone, day_start_hour, study_day)
         VALUES ($1, gen_random_uuid(), 1, $2, 'suspend', now(), gen_random_uuid(), 0, 'UTC', 4, '2026-01-05')`,
        [userId, cardIds[0]],
      )
      const refused = await deleteAccount(userId, 'yes')
      expect(!refused.ok && refused.error.code).toBe('INVALID_INPUT')
      expect(await deleteAccount(userId, ' Guest ')).toEqual({ ok: true, value: null })
      expect(await readDeviceSession(session)).toBeNull()
      const tables = await client.query<{ table_name: string }>(
        `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'user_id'`,
      )
      expect(tables.rows.length).toBeGreaterThan(8)
      for (const { table_name } of tables.rows) {
        const left = await client.query(`SELECT FROM ${table_name} WHERE user_id = $1`, [userId])
        expect([table_name, left.rowCount]).toEqual([table_name, 0])
      }
    } finally {
      await client.end()
    }
  })
})
