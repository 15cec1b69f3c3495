import 'server-only'
import { database } from './client'
import type { Prisma } from './generated/client'

/**
 * The doors to the database. Each is one transaction that first takes the role `recto_app` and says for whom it
 * works; both end with the transaction, so they hold behind a pooler in transaction mode too. Row-level security
 * then shows nothing that belongs to anyone else, whatever the query forgot (docs/decisions/030).
 */

export type Tx = Prisma.TransactionClient

/** How one row may be found before anyone is signed in: by what the asker must already know. */
export type Lookup =
  /** Normalised e-mail address. */
  | { readonly email: string }
  /** `provider:providerAccountId`, as the provider asserted it. */
  | { readonly account: string }
  /** Hash of the secret in a link. */
  | { readonly token: string }

const LIMITS = { maxWait: 15_000, timeout: 60_000 }

/**
 * Runs `work` as the user. It commits when `work` returns, also when it returns a failed `Result`: decide before
 * writing. It rolls back when `work` throws.
 */
export function withUser<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction(async tx => {
    await tx.$executeRaw`SELECT set_config('role', 'recto_app', true), set_config('app.user_id', ${userId}, true)`
    return work(tx)
  }, LIMITS)
}

/** Runs `work` with sight of exactly the rows that the looked-up value names, and of no user's rows beyond. */
export function withLookup<T>(lookup: Lookup, work: (tx: Tx) => Promise<T>): Promise<T> {
  const [setting, value] =
    'email' in lookup
      ? ['app.lookup_email', lookup.email]
      : 'account' in lookup
        ? ['app.lookup_account', lookup.account]
        : ['app.lookup_token', lookup.token]
  return database().$transaction(async tx => {
    await tx.$executeRaw`SELECT set_config('role', 'recto_app', true), set_config(${setting}, ${value}, true)`
    return work(tx)
  }, LIMITS)
}

/** For the tables that belong to no user: rate limits, the sweeping of expired links. */
export function withoutUser<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction(async tx => {
    await tx.$executeRaw`SELECT set_config('role', 'recto_app', true)`
    return work(tx)
  }, LIMITS)
}
