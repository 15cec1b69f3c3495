import type { AdapterAccount, AdapterUser } from 'next-auth/adapters'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { authAdapter } from '@/lib/server/auth/adapter'
import { openDeviceSession, readDeviceSession } from '@/lib/server/auth/device-sessions'
import { availableSignInWays } from '@/lib/server/auth/sign-in-ways'
import { withUser } from '@/lib/server/db/with-user'
import { forgetEnv } from '@/lib/server/env'
import { signIn } from '@/lib/server/use-cases/sign-in'
import { signUp } from '@/lib/server/use-cases/sign-up'
import { createLearner } from '../../support/learner'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()
const adapter = authAdapter('Europe/Berlin')
const later = new Date('2100-01-01')

const link = (userId: string, providerAccountId: string): AdapterAccount => ({
  userId,
  provider: 'github',
  providerAccountId,
  type: 'oauth',
})

async function create(user: Omit<AdapterUser, 'id'>): Promise<AdapterUser> {
  const created = await adapter.createUser?.(user as never)
  if (!created) throw new Error('Nothing was created.')
  return created as AdapterUser
}

describe('a link sent by e-mail', () => {
  it('works once, for its own address', async () => {
    const token = newId()
    await adapter.createVerificationToken?.({ identifier: 'a@example.org', token, expires: later })
    const use = (identifier: string, secret: string) =>
      adapter.useVerificationToken?.({ identifier, token: secret })
    expect(await use('b@example.org', token)).toBeNull()
    expect(await use('a@example.org', 'guess')).toBeNull()
    const uses = await Promise.all([use('a@example.org', token), use('a@example.org', token)])
    expect(uses.filter(used => used !== null)).toEqual([
      { identifier: 'a@example.org', token, expires: later },
    ])
    expect(await use('a@example.org', token)).toBeNull()
  })

  it('takes an account from a stranger who opened it with the address', async () => {
    const email = 'victim@example.org'
    const opened = await signUp({ email, password: 'stranger waits here', zone: 'UTC' }, 'test')
    if (!opened.ok) throw new Error(opened.error.message)
    const { userId } = opened.value
    const strangers = await openDeviceSession({ userId, way: 'password', userAgent: '' })
    expect((await adapter.getUserByEmail?.('Victim@example.org'))?.id).toBe(userId)
    await adapter.updateUser?.({ id: userId, emailVerified: new Date() })
    expect(await readDeviceSession(strangers)).toBeNull()
    expect((await signIn({ email, password: 'stranger waits here' }, 'test')).ok).toBe(false)
    // The second time it is the owner's own: nothing is taken.
    const own = await openDeviceSession({ userId, way: 'email', userAgent: '' })
    await adapter.updateUser?.({ id: userId, emailVerified: new Date() })
    expect(await readDeviceSession(own)).not.toBeNull()
  })
})

describe('an account at another site', () => {
  it('is found by its id there, and only by that', async () => {
    const user = await create({ email: 'hub@example.org', emailVerified: null, name: 'Hub' })
    await adapter.linkAccount?.(link(user.id, '42') as never)
    const find = (providerAccountId: string, provider = 'github') =>
      adapter.getUserByAccount?.({ provider, providerAccountId })
    expect((await find('42'))?.id).toBe(user.id)
    expect(await find('43')).toBeNull()
    expect(await find('42', 'google')).toBeNull()
    await expect(
      Promise.resolve(
        adapter.linkAccount?.(link((await create({ email: '', emailVerified: null })).id, '42') as never),
      ),
    ).rejects.toThrow(/unique/i)
  })

  it('makes a guest a full account with everything kept', async () => {
    const { userId } = await createLearner(database().ownerUrl, 2)
    await adapter.linkAccount?.(link(userId, '77') as never)
    const user = await withUser(userId, tx =>
      tx.user.findUniqueOrThrow({ where: { id: userId }, include: { _count: { select: { cards: true } } } }),
    )
    expect([user.isGuest, user._count.cards]).toEqual([false, 2])
  })
})

it('shows the other ways only when their variables are set', () => {
  expect(availableSignInWays()).toEqual({ emailLink: false, github: false, google: false })
  Object.assign(process.env, { GITHUB_ID: 'a', GITHUB_SECRET: 'b', GOOGLE_ID: 'c', SMTP_URL: 'smtp://x' })
  forgetEnv()
  expect(availableSignInWays()).toEqual({ emailLink: false, github: true, google: false })
  for (const name of ['GITHUB_ID', 'GITHUB_SECRET', 'GOOGLE_ID', 'SMTP_URL']) delete process.env[name]
  forgetEnv()
})
