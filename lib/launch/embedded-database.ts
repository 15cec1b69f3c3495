import path from 'node:path'
import { prepareDatabase, prepareServerRole, serverRole } from '@/lib/launch/database-roles'
import { ownerRole, type PostgresServer, postgresUrl, startPostgres } from '@/lib/launch/embedded-postgres'
import { projectFolder } from '@/lib/launch/project-folder'
import type { Secrets } from '@/lib/launch/secrets'
import { migrate } from '@/lib/server/db/migrate/migrate'

const databaseName = 'recto'

export const migrationsDir = path.join(projectFolder, 'prisma/migrations')

/** The address as superuser, for migrations, backups and the operator's commands. */
export function ownerUrl(port: number, secrets: Secrets): string {
  return postgresUrl(port, ownerRole, secrets.databaseOwnerPassword, databaseName)
}

/** The address as the app uses it. */
export function serverUrl(port: number, secrets: Secrets): string {
  return postgresUrl(port, serverRole, secrets.databaseServerPassword, databaseName)
}

/** Starts the embedded server of an installation; with `port`, on the one it had before. */
export function startDatabase(home: string, secrets: Secrets, port?: number): Promise<PostgresServer> {
  return startPostgres({
    folder: path.join(home, 'postgres'),
    ownerPassword: secrets.databaseOwnerPassword,
    ...(port === undefined ? {} : { port }),
  })
}

/** Makes the database, without tables, where it is missing. */
export function makeEmbedded(port: number, secrets: Secrets): Promise<void> {
  return prepareDatabase(
    postgresUrl(port, ownerRole, secrets.databaseOwnerPassword, 'postgres'),
    databaseName,
  )
}

/** Makes the database and the app's role where missing, and applies the migrations. */
export async function prepareEmbedded(port: number, secrets: Secrets): Promise<void> {
  await makeEmbedded(port, secrets)
  await migrate(ownerUrl(port, secrets), migrationsDir)
  await prepareServerRole(ownerUrl(port, secrets), secrets.databaseServerPassword)
}
