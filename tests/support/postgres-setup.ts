/**
 * Vitest global setup of the projects `integration` and `e2e`: one embedded PostgreSQL for the whole run with a
 * database that has all migrations, the template from which `createTestDatabase` clones.
 */
import type { TestProject } from 'vitest/node'
import { prepareDatabase, prepareServerRole } from '@/lib/launch/database-roles'
import { generateClient } from '@/lib/launch/generate-client'
import { startThrowawayPostgres } from '@/lib/launch/throwaway-postgres'
import { migrate } from '@/lib/server/db/migrate/migrate'

declare module 'vitest' {
  interface ProvidedContext {
    /** `serverUrl` is a superuser's address, `port` that of the server. */
    postgres: { readonly serverUrl: string; readonly port: number }
  }
}

export const templateDatabase = 'recto_template'
export const serverRolePassword = 'throwaway'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generateClient()
  const server = await startThrowawayPostgres()
  try {
    const serverUrl = server.urlOf('postgres')
    await prepareDatabase(serverUrl, templateDatabase)
    await migrate(server.urlOf(templateDatabase))
    await prepareServerRole(server.urlOf(templateDatabase), serverRolePassword)
    project.provide('postgres', { serverUrl, port: server.port })
  } catch (cause) {
    await server.stop()
    throw cause
  }
  return () => server.stop()
}
