/** A forgotten password: who gets a link, what it does, and how often. */
import { Client } from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openDeviceSession, readDeviceSession } from '@/lib/server/auth/device-sessions'
import { deliverResetLink, linkDelivery } from '@/lib/server/auth/reset-link'
import { forgetEnv } from '@/lib/server/env'
import { requestPasswordReset, resetPassword } from '@/lib/server/use-cases/reset-password'
import { signIn } from '@/lib/server/use-cases/sign-in'
import { signUp } from '@/lib/server/use-cases/sign-up'
import { startMailServer } from '@/tests/support/mail-server'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const OLD = 'quiet-harbour-lamp'
const NEW = 'loud-harbour-lamps'

async function account(email: string): Promise<string> {
  const opened = await signUp({ email, password: OLD, zone: 'UTC' }, 'test')
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value.userId
}

async function askedBy(email: string, now?: number): Promise<string> {
  const asked = await requestPasswordReset(email, 'test', now)
  if (!asked.ok || asked.value === null) throw new Error('There is an account.')
  return asked.value.secret
}

const use = (secret: string, newPassword = NEW) => resetPassword({ secret, newPassword }, 'test')
const dead = { ok: false, error: { code: 'NOT_FOUND' } }

describe('a reset', () => {
  it('sets the password, signs all devices out and is noted', async () => {
    const userId = await account('ada@example.org')
    const session = await openDeviceSession({ userId, way: 'password', userAgent: 'test' })
    const secret = await askedBy('ada@example.org')
    expect(await use(secret)).toEqual({ ok: true, value: { userId } })
    expect((await signIn({ email: 'ada@example.org', password: OLD }, 'test')).ok).toBe(false)
    expect((await signIn({ email: 'ada@example.org', password: NEW }, 'test')).ok).toBe(true)
    expect(await readDeviceSession(session)).toBeNull()
    const client = new Client({ connectionString: database().ownerUrl })
    await client.connect()
    const noted = await client.query('SELECT action, details FROM audit_entry WHERE user_id = $1', [userId])
    const kept = await client.query('SELECT token_hash FROM verification_token')
    await client.end()
    expect(noted.rows).toContainEqual({ action: 'password-reset', details: { sessionsEnded: 1 } })
    expect(JSON.stringify([noted.rows, kept.rows])).not.toContain(secret)
  })

  it('works once, also when tried twice at the same time', async () => {
    await account('bob@example.org')
    const secret = await askedBy('bob@example.org')
    const results = await Promise.all([use(secret), use(secret)])
    expect(results.filter(result => result.ok)).toHaveLength(1)
    expect(await use(secret)).toMatchObject(dead)
  })

  it('does not use the link up when the password is refused', async () => {
    await account('eve@example.org')
    const secret = await askedBy('eve@example.org')
    expect(await use(secret, 'short')).toMatchObject({ ok: false, error: { code: 'WEAK_PASSWORD' } })
    expect((await use(secret)).ok).toBe(true)
  })

  it('is too late after an hour, and nothing for a made-up secret', async () => {
    await account('late@example.org')
    expect(await use(await askedBy('late@example.org', Date.now() - 3_600_001))).toMatchObject(dead)
    expect((await use(await askedBy('late@example.org', Date.now() - 3_500_000))).ok).toBe(true)
    expect(await use('made-up')).toMatchObject(dead)
  })

  it('is not for unknown addresses, and not without end for anyone', async () => {
    await account('often@example.org')
    for (const email of ['nobody@example.org', 'often@example.org']) {
      for (let n = 0; n < 5; n += 1) expect((await requestPasswordReset(email, 'test')).ok).toBe(true)
      const sixth = await requestPasswordReset(email, 'test')
      expect(sixth).toMatchObject({ ok: false, error: { code: 'TOO_MANY_REQUESTS' } })
    }
    expect(await requestPasswordReset('stranger@example.org', 'test')).toEqual({ ok: true, value: null })
  })
})

describe('the link', () => {
  const local = new Headers({ host: 'localhost:3000' })
  const forged = new Headers({ host: 'evil.example' })
  afterEach(() => {
    for (const name of ['SMTP_URL', 'EMAIL_FROM', 'NEXTAUTH_URL']) delete process.env[name]
    forgetEnv()
  })

  it('goes to the address by e-mail, through a server that speaks SMTP', async () => {
    const mail = await startMailServer()
    Object.assign(process.env, { SMTP_URL: mail.url, EMAIL_FROM: 'recto@example.org' })
    forgetEnv()
    expect([linkDelivery(local), linkDelivery(forged)]).toEqual(['mail', 'none'])
    await deliverResetLink(local, 'ada@example.org', 'the-secret')
    const { to, text } = await mail.next()
    expect(to).toEqual(['ada@example.org'])
    expect(text).toContain('http://localhost:3000/reset?secret=the-secret\n')
    process.env.NEXTAUTH_URL = 'https://recto.example.org'
    forgetEnv()
    expect(linkDelivery(forged)).toBe('mail')
    await deliverResetLink(forged, 'ada@example.org', 'another')
    expect((await mail.next()).text).toContain('https://recto.example.org/reset?secret=another\n')
    await mail.stop()
  })

  it('is in the log of a server without mail, without a host that a stranger could choose', async () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await deliverResetLink(local, 'ada@example.org', 'one')
    await deliverResetLink(forged, 'ada@example.org', 'two')
    const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)).link)
    written.mockRestore()
    expect(lines).toEqual(['http://localhost:3000/reset?secret=one', '/reset?secret=two'])
    expect(linkDelivery(forged)).toBe('log')
  })

  it('that cannot be sent is a line in the log without the address or the secret', async () => {
    Object.assign(process.env, { SMTP_URL: 'smtp://127.0.0.1:1', EMAIL_FROM: 'recto@example.org' })
    forgetEnv()
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await deliverResetLink(local, 'ada@example.org', 'the-secret')
    const line = String(written.mock.calls[0]?.[0])
    written.mockRestore()
    expect(line).toContain('mail-failed')
    expect(line).not.toMatch(/the-secret|ada@/)
  })
})
