/**
 * Brings a database to the latest migration. Prisma's engine applies and records them in `_prisma_migrations`, so
 * `prisma migrate deploy` elsewhere agrees; an advisory lock lets several instances start at once.
 */
import path from 'node:path'
import { Client } from 'pg'
import type { MigrationsFolder } from '@/lib/server/db/migrate/migrations-folder'
import { readMigrationsFolder } from '@/lib/server/db/migrate/migrations-folder'
import { toMigrationList, withSchemaEngine } from '@/lib/server/db/migrate/schema-engine'

/** "rect" in ASCII. Not Prisma's own key: the engine takes that one itself, for at most ten seconds. */
const lockKey = 0x72656374

interface RecordedMigration {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: Date | null
  readonly rolled_back_at: Date | null
}

/**
 * Applies what is missing and answers the names of the migrations it applied. When nothing is missing the engine is
 * not even loaded. Throws when the database is newer than this program, when a migration file was changed after it
 * had been applied, when a migration fails, or when the server cannot be reached.
 *
 * @param last the name of the last one to apply, to bring a new database to an earlier version
 */
export async function migrate(
  databaseUrl: string,
  migrationsDir = path.resolve('prisma/migrations'),
  last?: string,
): Promise<readonly string[]> {
  const all = await readMigrationsFolder(migrationsDir)
  const folder =
    last === undefined ? all : { ...all, migrations: all.migrations.filter(({ name }) => name <= last) }
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    const recorded = await readRecorded(client)
    refuseForeign(folder, recorded)
    const interrupted = recorded.filter(row => row.finished_at === null)
    if (interrupted.length === 0 && recorded.length === folder.migrations.length) return []
    return await withSchemaEngine(databaseUrl, undefined, async engine => {
      // A script runs as one transaction: one that failed, or was killed on the way, left nothing but its record.
      for (const row of interrupted)
        await engine.markMigrationRolledBack({ migrationName: row.migration_name })
      const applied = await engine.applyMigrations({
        migrationsList: toMigrationList(folder),
        filters: { externalTables: [], externalEnums: [] },
      })
      return applied.appliedMigrationNames
    })
  } finally {
    // Closing the connection releases the lock.
    await client.end()
  }
}

async function readRecorded(client: Client): Promise<readonly RecordedMigration[]> {
  const table = await client.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  )
  if (table.rows[0]?.found !== true) return []
  const rows = await client.query<RecordedMigration>(
    'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations',
  )
  return rows.rows.filter(row => row.rolled_back_at === null)
}

/** Throws where a person has to decide. */
function refuseForeign(folder: MigrationsFolder, recorded: readonly RecordedMigration[]): void {
  const known = new Map(folder.migrations.map(migration => [migration.name, migration]))
  for (const row of recorded) {
    const migration = known.get(row.migration_name)
    if (migration === undefined)
      throw new Error(
        `The database has the migration ${row.migration_name}, which this version of Recto does not know: it was used by a newer version. Update Recto, or restore a backup made with this version.`,
      )
    if (row.finished_at !== null && row.checksum !== migration.checksum)
      throw new Error(
        `The migration ${row.migration_name} was changed after it had been applied to this database. Restore the file as it was, or start with a new database if this one holds nothing of value.`,
      )
  }
}
