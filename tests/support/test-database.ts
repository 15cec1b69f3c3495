/**
 * A real PostgreSQL database of its own for a test file, cloned from the migrated template in some 50 ms.
 *
 *   const database = useTestDatabase()          // at the top of an integration test file
 *   … call use cases: they connect by DATABASE_URL as the app does …
 *   database().ownerUrl                         // to look behind row-level security with a `pg` client
 *
 * `createTestDatabase()` makes one by hand, for tests that start processes; drop it when done.
 */
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { serverRole } from '@/lib/launch/database-roles'
import { ownerRole, postgresUrl } from '@/lib/launch/embedded-postgres'
import { closeDatabase } from '@/lib/server/db/client'
import { forgetEnv } from '@/lib/server/env'
import { serverRolePassword, templateDatabase } from './postgres-setup'

export interface TestDatabase {
  readonly name: string
  /** As superuser: sees every row, owns every table. */
  readonly ownerUrl: string
  /** As the app signs in: may only take the role recto_app. */
  readonly appUrl: string
  drop(): Promise<void>
}

/** SQLSTATE of "source database is being accessed by other users": another clone is being made. */
const templateBusy = '55006'

export async function createTestDatabase(template = templateDatabase): Promise<TestDatabase> {
  const { serverUrl, port } = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  for (let attempt = 0; ; attempt++) {
    try {
      await onServer(serverUrl, `CREATE DATABASE "${name}" TEMPLATE "${template}"`)
      break
    } catch (cause) {
      const busy = cause instanceof Error && 'code' in cause && cause.code === templateBusy
      if (!busy || attempt === 50) throw cause
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  return {
    name,
    ownerUrl: postgresUrl(port, ownerRole, decodeURIComponent(new URL(serverUrl).password), name),
    appUrl: postgresUrl(port, serverRole, serverRolePassword, name),
    drop: () => onServer(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  }
}

/** Gives the test file a database and points the app's own connection at it, until the file is done. */
export function useTestDatabase(): () => TestDatabase {
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await createTestDatabase()
    process.env.DATABASE_URL = database.appUrl
    process.env.NEXTAUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests'
    forgetEnv()
  })
  afterAll(async () => {
    await closeDatabase()
    await database?.drop()
  })
  return () => {
    if (database === undefined) throw new Error('useTestDatabase: the database is there from beforeAll on.')
    return database
  }
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
