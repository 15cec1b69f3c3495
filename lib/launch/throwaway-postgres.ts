import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ownerRole, postgresUrl, startPostgres } from '@/lib/launch/embedded-postgres'
import { isAlive, signal, waitForExit } from '@/lib/launch/process-table'

/** A server for tests and planning: in a temporary folder, fast instead of durable, gone when stopped. */
export interface ThrowawayPostgres {
  readonly port: number
  /** The address of one of its databases, as superuser; `postgres` is there from the start. */
  urlOf(database: string): string
  stop(): Promise<void>
}

const folderPrefix = 'recto-postgres-'

export async function startThrowawayPostgres(): Promise<ThrowawayPostgres> {
  await sweepAbandoned()
  const folder = await mkdtemp(path.join(tmpdir(), `${folderPrefix}${process.pid}-`))
  const password = 'throwaway'
  const server = await startPostgres({
    folder: path.join(folder, 'data'),
    ownerPassword: password,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  return {
    port: server.port,
    urlOf: database => postgresUrl(server.port, ownerRole, password, database),
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A test run that was killed leaves its server running; the next run ends it. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = new RegExp(`^${folderPrefix}(\\d+)-`).exec(name)?.[1]
    if (owner === undefined || isAlive(Number(owner))) continue
    const folder = path.join(tmpdir(), name)
    try {
      const lock = await readFile(path.join(folder, 'data/postmaster.pid'), 'utf8').catch(() => '')
      const pid = Number.parseInt(lock, 10)
      if (pid > 0) {
        signal(pid, 'SIGINT')
        await waitForExit(pid, 5000)
      }
      await rm(folder, { recursive: true, force: true })
    } catch {
      // Another user's, or swept by another run at this moment.
    }
  }
}
