import 'server-only'
import { v7 as newId } from 'uuid'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { defaultDayStartHour, defaultPreset } from '@/lib/core/scheduling/default-preset'
import { writeAudit } from '@/lib/server/db/audit'
import { toPresetColumn } from '@/lib/server/db/preset-column'
import { isUniqueViolation } from '@/lib/server/db/unique-violation'
import { withOperator } from '@/lib/server/db/with-operator'
import type { Tx } from '@/lib/server/db/with-user'
import { hashPassword } from '@/lib/server/passwords/hash-password'
import { judgePassword } from '@/lib/server/passwords/judge-password'

/** What the operator of a server may do with accounts, by the command line. Addresses are normalised. */

export interface AccountSummary {
  readonly id: string
  /** Null for a guest, and for who signs in through a site that gave none. */
  readonly email: string | null
  readonly isGuest: boolean
  readonly createdAt: string
  /** Null when no device is signed in. */
  readonly lastSeenAt: string | null
  readonly notes: number
  readonly cards: number
  readonly reviews: number
}

/** Every account, the oldest first. */
export function listAccounts(ownerUrl: string): Promise<AccountSummary[]> {
  return withOperator(ownerUrl, async tx => {
    const users = await tx.user.findMany({
      orderBy: { id: 'asc' },
      include: {
        sessions: { where: { revokedAt: null }, orderBy: { lastSeenAt: 'desc' }, take: 1 },
        _count: { select: { notes: true, cards: true, events: true } },
      },
    })
    return users.map(user => ({
      id: user.id,
      email: user.email,
      isGuest: user.isGuest,
      createdAt: user.createdAt.toISOString(),
      lastSeenAt: user.sessions[0]?.lastSeenAt.toISOString() ?? null,
      notes: user._count.notes,
      cards: user._count.cards,
      reviews: user._count.events,
    }))
  })
}

interface NewAccount {
  readonly email: string
  readonly password: string
  readonly zone: string
}

/** Errors: WEAK_PASSWORD, ADDRESS_TAKEN. */
export async function createAccount(
  ownerUrl: string,
  { email, password, zone }: NewAccount,
): Promise<Result<{ id: string }, AppError>> {
  const judged = judgePassword(password, email)
  if (!judged.ok) return err({ code: 'WEAK_PASSWORD', message: judged.error })
  const passwordHash = await hashPassword(password)
  const id = newId()
  try {
    await withOperator(ownerUrl, async tx => {
      await tx.user.create({
        data: {
          id,
          email,
          passwordHash,
          isGuest: false,
          zone,
          dayStartHour: defaultDayStartHour,
          preset: toPresetColumn(defaultPreset),
        },
      })
      await writeAudit(tx, id, 'account-opened', { way: 'operator' })
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return err({ code: 'ADDRESS_TAKEN', message: `There is an account with the address ${email} already.` })
  }
  return ok({ id })
}

/** Sets a password and signs every device out. Errors: NOT_FOUND, WEAK_PASSWORD. */
export async function resetAccount(
  ownerUrl: string,
  email: string,
  password: string,
): Promise<Result<{ sessionsEnded: number }, AppError>> {
  const judged = judgePassword(password, email)
  if (!judged.ok) return err({ code: 'WEAK_PASSWORD', message: judged.error })
  const passwordHash = await hashPassword(password)
  return withOperator(ownerUrl, async (tx): Promise<Result<{ sessionsEnded: number }, AppError>> => {
    const id = await findAccount(tx, email)
    if (id === null) return noAccount(email)
    await tx.user.updateMany({ where: { id }, data: { passwordHash } })
    const { count } = await tx.deviceSession.updateMany({
      where: { userId: id, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    await writeAudit(tx, id, 'password-changed', { sessionsEnded: count, by: 'operator' })
    return ok({ sessionsEnded: count })
  })
}

/** Erases an account, named by its address or (a guest) by its id. Error: NOT_FOUND. */
export function eraseAccount(ownerUrl: string, name: string): Promise<Result<null, AppError>> {
  return withOperator(ownerUrl, async (tx): Promise<Result<null, AppError>> => {
    const id = await findAccount(tx, name)
    if (id === null) return noAccount(name)
    await tx.user.deleteMany({ where: { id } })
    return ok(null)
  })
}

async function findAccount(tx: Tx, name: string): Promise<string | null> {
  const where = name.includes('@') ? { email: name } : { id: name }
  return (await tx.user.findUnique({ where, select: { id: true } }))?.id ?? null
}

const noAccount = (name: string): Result<never, AppError> =>
  err({ code: 'NOT_FOUND', message: `There is no account ${name}.` })
