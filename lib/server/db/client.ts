import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/server/env'
import { PrismaClient } from './generated/client'

/**
 * The one connection pool of this process. Not for use cases: they come in through `withUser`, `withLookup` and
 * `withoutUser` (with-user.ts), which take the app's role and name the user for row-level security.
 */

/** Enough for two cores' worth of requests; several instances share a small Postgres. */
const LARGEST_POOL = 10

const store = globalThis as { rectoDatabase?: PrismaClient | undefined }

/** Opened at first use and kept on the global object, so that a reload in development does not open another. */
export function database(): PrismaClient {
  store.rectoDatabase ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().databaseUrl, max: LARGEST_POOL }),
  })
  return store.rectoDatabase
}

/** Ends all connections; the next use opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = store.rectoDatabase
  store.rectoDatabase = undefined
  await open?.$disconnect()
}
