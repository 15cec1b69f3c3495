import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { migrationsDir } from '@/lib/launch/embedded-database'
import { migrate } from '@/lib/server/db/migrate/migrate'

/** A server that starts together with this one, as in a compose file, may need a moment. */
const patienceMs = 30_000

/** Waits for the operator's own server and brings its database level. */
export async function prepareOwn(migrateDatabaseUrl: string): Promise<void> {
  await waitForServer(migrateDatabaseUrl)
  await migrate(migrateDatabaseUrl, migrationsDir)
}

async function waitForServer(url: string): Promise<void> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch (cause) {
      const { hostname, port, pathname } = new URL(url)
      const reason = cause instanceof Error ? cause.message || String(cause) : String(cause)
      if (!isTemporary(cause) || performance.now() > deadline)
        throw new Error(`The database ${hostname}:${port || 5432}${pathname} cannot be used: ${reason}`, {
          cause,
        })
      await sleep(500)
    }
  }
}

/** Not there yet, or starting up (57P03); a wrong password or name will not mend by waiting. */
function isTemporary(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false
  const code = 'code' in cause ? cause.code : undefined
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03' || code === 'ENOTFOUND'
}
