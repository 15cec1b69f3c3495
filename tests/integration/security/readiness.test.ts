/** /healthz and /readyz: what a load balancer is told. */
import { Client } from 'pg'
import { afterEach, expect, it, vi } from 'vitest'
import { GET as healthz } from '@/app/healthz/route'
import { GET as readyz } from '@/app/readyz/route'
import { closeDatabase } from '@/lib/server/db/client'
import { forgetEnv } from '@/lib/server/env'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()

afterEach(() => {
  vi.restoreAllMocks()
})

async function answer(): Promise<[number, string]> {
  const response = await readyz()
  return [response.status, await response.text()]
}

function hearLog(): string[] {
  const lines: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation(line => {
    lines.push(String(line))
    return true
  })
  return lines
}

async function asOwner(statement: string): Promise<void> {
  const client = new Client({ connectionString: database().ownerUrl })
  await client.connect()
  await client.query(statement)
  await client.end()
}

it('is ready with a database that has every migration', async () => {
  expect(await answer()).toEqual([200, 'ready'])
})

it('is ready with a database that is newer', async () => {
  await asOwner(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
    VALUES ('x', '', '99990101000000_future', now())`)
  expect(await answer()).toEqual([200, 'ready'])
})

it.each([
  ['was not applied', `DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_row_level_security'`],
  [
    'did not finish',
    `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%_foundation'`,
  ],
])('is not ready while a migration %s, and names it only in the log', async (_, statement) => {
  const lines = hearLog()
  await asOwner(statement)
  expect(await answer()).toEqual([503, 'migrations-missing'])
  expect(lines.join('')).toMatch(/_row_level_security|_foundation/)
})

it('is alive but not ready without a database', async () => {
  const lines = hearLog()
  await closeDatabase()
  const url = new URL(database().appUrl)
  url.port = '1'
  vi.stubEnv('DATABASE_URL', url.href)
  forgetEnv()
  expect(await answer()).toEqual([503, 'database-unreachable'])
  expect(healthz().status).toBe(200)
  expect(lines.join('')).toContain('not-ready')
  expect(lines.join('')).not.toContain(url.password)
  vi.unstubAllEnvs()
  await closeDatabase()
  forgetEnv()
})
