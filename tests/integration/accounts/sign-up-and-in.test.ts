import { describe, expect, it } from 'vitest'
import { signUpSchema } from '@/lib/contracts/auth'
import { withUser } from '@/lib/server/db/with-user'
import { openGuestAccount } from '@/lib/server/use-cases/open-guest-account'
import { signIn } from '@/lib/server/use-cases/sign-in'
import { signUp } from '@/lib/server/use-cases/sign-up'
import { upgradeGuest } from '@/lib/server/use-cases/upgrade-guest'
import { createLearner } from '../../support/learner'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()
const PASSWORD = 'quiet-harbour-lamp'

const open = (email: string, password = PASSWORD) =>
  signUp({ email, password, zone: 'Europe/Berlin' }, 'test')
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

describe('signing up', () => {
  it('opens an account that signs in with address and password', async () => {
    const opened = await open('ada@example.org')
    const signed = await signIn({ email: 'ada@example.org', password: PASSWORD }, 'test')
    expect(opened.ok && signed.ok && signed.value.userId === opened.value.userId).toBe(true)
  })

  it('stores no password, but its argon2id hash', async () => {
    const opened = await open('hash@example.org')
    if (!opened.ok) throw new Error(opened.error.message)
    const { userId } = opened.value
    const user = await withUser(userId, tx => tx.user.findUniqueOrThrow({ where: { id: userId } }))
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('normalises the address', () => {
    const parsed = signUpSchema.parse({ email: ' Ada@Example.ORG ', password: PASSWORD, zone: 'UTC' })
    expect(parsed.email).toBe('ada@example.org')
  })

  it('refuses an address that has an account, also when both come at once', async () => {
    const results = await Promise.all([
      open('twin@example.org'),
      open('twin@example.org'),
      open('twin@example.org'),
    ])
    expect(results.map(codeOf).sort()).toEqual(['ADDRESS_TAKEN', 'ADDRESS_TAKEN', 'ok'])
  })

  it.each(['short', '1234567890', 'password123', 'qwertyuiop', 'weak@example.org'])(
    'refuses %s',
    async password => {
      expect(codeOf(await open('weak@example.org', password))).toBe('WEAK_PASSWORD')
    },
  )

  it('is limited by network', async () => {
    const attempt = (network: string) => openGuestAccount({ zone: 'UTC' }, network)
    for (let n = 0; n < 100; n += 1) expect(codeOf(await attempt('limited'))).toBe('ok')
    expect(codeOf(await attempt('limited'))).toBe('TOO_MANY_REQUESTS')
    expect(codeOf(await attempt('another'))).toBe('ok')
  })
})

describe('signing in', () => {
  it('says the same of a wrong password, an unknown address and an account without a password', async () => {
    await open('known@example.org')
    const guest = await openGuestAccount({ zone: 'UTC' }, 'test')
    if (!guest.ok) throw new Error(guest.error.message)
    await withUser(guest.value.userId, tx =>
      tx.user.updateMany({ data: { isGuest: false, email: 'only-github@example.org' } }),
    )
    const answers = await Promise.all([
      signIn({ email: 'known@example.org', password: 'not the password' }, 'test'),
      signIn({ email: 'unknown@example.org', password: 'not the password' }, 'test'),
      signIn({ email: 'only-github@example.org', password: 'nobody has this password' }, 'test'),
    ])
    expect(new Set(answers.map(answer => JSON.stringify(answer)))).toEqual(
      new Set([
        JSON.stringify({
          ok: false,
          error: { code: 'WRONG_CREDENTIALS', message: 'Address or password is wrong.' },
        }),
      ]),
    )
  })

  it('stops guessing, parallel guesses included, and lets others in', async () => {
    await open('guessed@example.org')
    const guess = () => signIn({ email: 'guessed@example.org', password: 'not the password' }, '10.0.0.9')
    const codes = (await Promise.all(Array.from({ length: 14 }, guess))).map(codeOf)
    expect(codes.filter(code => code === 'WRONG_CREDENTIALS')).toHaveLength(10)
    expect(codes.filter(code => code === 'TOO_MANY_REQUESTS')).toHaveLength(4)
    const owner = await signIn({ email: 'guessed@example.org', password: PASSWORD }, '10.0.0.1')
    expect(codeOf(owner)).toBe('ok')
  })

  it('forgets slips after the right password', async () => {
    await open('slips@example.org')
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 5; n += 1)
        await signIn({ email: 'slips@example.org', password: 'not the password' }, '10.0.0.2')
      expect(codeOf(await signIn({ email: 'slips@example.org', password: PASSWORD }, '10.0.0.2'))).toBe('ok')
    }
  })
})

describe('a guest who stays', () => {
  it('keeps everything and signs in from then on', async () => {
    const { userId } = await createLearner(database().ownerUrl, 4)
    expect(await upgradeGuest(userId, { email: 'stays@example.org', password: PASSWORD })).toEqual({
      ok: true,
      value: null,
    })
    const signed = await signIn({ email: 'stays@example.org', password: PASSWORD }, 'test')
    expect(signed).toEqual({ ok: true, value: { userId } })
    expect(await withUser(userId, tx => tx.card.count({ where: { userId } }))).toBe(4)
  })

  it('cannot take an address that has an account, nor upgrade twice', async () => {
    await open('taken@example.org')
    const { userId } = await createLearner(database().ownerUrl, 0)
    expect(codeOf(await upgradeGuest(userId, { email: 'taken@example.org', password: PASSWORD }))).toBe(
      'ADDRESS_TAKEN',
    )
    expect(codeOf(await upgradeGuest(userId, { email: 'once@example.org', password: '1234567890' }))).toBe(
      'WEAK_PASSWORD',
    )
    expect(codeOf(await upgradeGuest(userId, { email: 'once@example.org', password: PASSWORD }))).toBe('ok')
    expect(codeOf(await upgradeGuest(userId, { email: 'twice@example.org', password: PASSWORD }))).toBe(
      'CONFLICT',
    )
  })
})
