import 'server-only'
import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters'
import { validate as isUuid, v7 as newId } from 'uuid'
import { defaultDayStartHour, defaultPreset } from '@/lib/core/scheduling/default-preset'
import { writeAudit } from '@/lib/server/db/audit'
import { toPresetColumn } from '@/lib/server/db/preset-column'
import type { UserRow } from '@/lib/server/db/user-row'
import { type Tx, withLookup, withoutUser, withUser } from '@/lib/server/db/with-user'

/**
 * What next-auth asks of a store when someone comes by e-mail link, GitHub or Google. Sessions are not its
 * business (device-sessions.ts); each question sees only the row it names (`withLookup`).
 */
export function authAdapter(zone: string): Adapter {
  return {
    async createUser(input: Omit<AdapterUser, 'id'>) {
      const userId = newId()
      const email = normalEmail(input.email)
      const user = await withUser(userId, async tx => {
        const created = await tx.user.create({
          data: {
            id: userId,
            email,
            // A followed link proves the address; of GitHub and Google only proven ones are taken over.
            emailVerifiedAt: email === null ? null : new Date(),
            name: input.name ?? null,
            isGuest: false,
            zone,
            dayStartHour: defaultDayStartHour,
            preset: toPresetColumn(defaultPreset),
          },
        })
        await writeAudit(tx, userId, 'account-opened', { way: email === null ? 'site' : 'link or site' })
        return created
      })
      return toAdapterUser(user)
    },
    async getUser(id) {
      if (!isUuid(id)) return null
      const user = await withUser(id, tx => tx.user.findUnique({ where: { id } }))
      return user === null ? null : toAdapterUser(user)
    },
    async getUserByEmail(address) {
      const email = normalEmail(address)
      if (email === null) return null
      const user = await withLookup({ email }, tx => tx.user.findUnique({ where: { email } }))
      return user === null ? null : toAdapterUser(user)
    },
    async getUserByAccount({ provider, providerAccountId }) {
      const account = await withLookup({ account: `${provider}:${providerAccountId}` }, tx =>
        tx.oAuthAccount.findUnique({
          where: { provider_providerAccountId: { provider, providerAccountId } },
        }),
      )
      if (account === null) return null
      const id = account.userId
      const user = await withUser(id, tx => tx.user.findUnique({ where: { id } }))
      return user === null ? null : toAdapterUser(user)
    },
    async updateUser({ id, emailVerified }) {
      return withUser(id, async tx => {
        if (emailVerified) await confirmAddress(tx, id, emailVerified)
        return toAdapterUser(await tx.user.findUniqueOrThrow({ where: { id } }))
      })
    },
    async linkAccount({ userId, provider, providerAccountId }: AdapterAccount) {
      await withUser(userId, async tx => {
        await tx.oAuthAccount.create({ data: { userId, provider, providerAccountId } })
        // A guest with a way back in is a guest no more; everything else stays.
        await tx.user.updateMany({ where: { id: userId, isGuest: true }, data: { isGuest: false } })
        await writeAudit(tx, userId, 'sign-in-way-added', { way: provider })
      })
    },
    async createVerificationToken({ identifier, expires, token }) {
      await withoutUser(tx => tx.verificationToken.deleteMany({ where: { expiresAt: { lt: new Date() } } }))
      await withLookup({ token }, tx =>
        tx.verificationToken.create({
          data: { tokenHash: token, identifier, purpose: 'sign-in', expiresAt: expires },
        }),
      )
      return { identifier, expires, token }
    },
    async useVerificationToken({ identifier, token }) {
      return withLookup({ token }, async tx => {
        const row = await tx.verificationToken.findUnique({ where: { tokenHash: token } })
        if (row === null || row.identifier !== identifier || row.purpose !== 'sign-in') return null
        // Of two uses at once only one deletes the row.
        const { count } = await tx.verificationToken.deleteMany({ where: { tokenHash: token } })
        return count === 1 ? { identifier, expires: row.expiresAt, token } : null
      })
    },
  }
}

/**
 * The first proof that the address is theirs. A password set before it may be a stranger's, who signed up with
 * someone else's address and waits for them to come: it goes, and so do the sessions it opened.
 */
async function confirmAddress(tx: Tx, userId: string, at: Date): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, emailVerifiedAt: null },
    data: { emailVerifiedAt: at, passwordHash: null },
  })
  if (count === 0) return
  await tx.deviceSession.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } })
}

const normalEmail = (address: string | null | undefined): string | null => {
  const email = address?.trim().toLowerCase() ?? ''
  return email === '' ? null : email
}

const toAdapterUser = (user: UserRow): AdapterUser => ({
  id: user.id,
  email: user.email ?? '',
  emailVerified: user.emailVerifiedAt,
  name: user.name,
})
