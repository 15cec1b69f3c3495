import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ownerRole, postgresUrl, startPostgres } from '@/lib/launch/embedded-postgres'

/** A server for tests and planning: in a temporary folder, fast instead of durable, gone when stopped. */
export interface ThrowawayPostgres {
  readonly port: number
  /** The address of one of its databases, as superuser; `postgres` is there from the start. */
  urlOf(database: string): string
  stop(): Promise<void>
}

export async function startThrowawayPostgres(): Promise<ThrowawayPostgres> {
  const folder = await mkdtemp(path.join(tmpdir(), 'recto-postgres-'))
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
