import { readFile } from 'node:fs/promises'
import { Client } from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { migrate } from '@/lib/server/db/migrate/migrate'
import { readMigrationsFolder } from '@/lib/server/db/migrate/migrations-folder'
import { planMigration } from '@/lib/server/db/migrate/plan-migration'
import { toMigrationList, withSchemaEngine } from '@/lib/server/db/migrate/schema-engine'
import { createTestDatabase } from '@/tests/support/test-database'

const migrationsDir = 'prisma/migrations'

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end()
  }
}

describe('schema.prisma and the migrations', () => {
  it('agree: nothing is left to migrate', async () => {
    const folder = await readMigrationsFolder(migrationsDir)
    const schema = await readFile('prisma/schema.prisma', 'utf8')
    expect(await planMigration(inject('postgres').serverUrl, folder, schema)).toBe('')
  })

  it('a model that is not in the migrations is planned', async () => {
    const folder = await readMigrationsFolder(migrationsDir)
    const schema = await readFile('prisma/schema.prisma', 'utf8')
    const widened = `${schema}\nmodel Extra {\n  id Int @id\n}\n`
    expect(await planMigration(inject('postgres').serverUrl, folder, widened)).toContain(
      'CREATE TABLE "Extra"',
    )
  })
})

describe('migrate', () => {
  it('brings an empty database level, records it as Prisma does, and then has nothing to do', async () => {
    const database = await createTestDatabase('template0')
    const folder = await readMigrationsFolder(migrationsDir)
    expect(await migrate(database.ownerUrl)).toEqual(folder.migrations.map(migration => migration.name))
    expect(await migrate(database.ownerUrl)).toEqual([])
    const recorded = await query(
      database.ownerUrl,
      'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
    )
    expect(recorded).toEqual(folder.migrations.map(({ name, checksum }) => ({ name, checksum })))
    await database.drop()
  })

  it('leaves what `prisma migrate deploy` and `migrate status` find in order, and tells them what is missing', async () => {
    const database = await createTestDatabase('template0')
    const list = toMigrationList(await readMigrationsFolder(migrationsDir))
    const noFilter = { externalTables: [], externalEnums: [] }
    // The two calls of Prisma's command line behind those commands.
    const diagnose = () =>
      withSchemaEngine(database.ownerUrl, undefined, engine =>
        engine.diagnoseMigrationHistory({
          migrationsList: list,
          optInToShadowDatabase: false,
          filters: noFilter,
        }),
      )
    await migrate(database.ownerUrl)
    const inOrder = {
      hasMigrationsTable: true,
      history: null,
      failedMigrationNames: [],
      editedMigrationNames: [],
    }
    expect(await diagnose()).toEqual(inOrder)
    const applied = await withSchemaEngine(database.ownerUrl, undefined, engine =>
      engine.applyMigrations({ migrationsList: list, filters: noFilter }),
    )
    expect(applied.appliedMigrationNames).toEqual([])
    const odd = await query(
      database.ownerUrl,
      `SELECT migration_name FROM _prisma_migrations
       WHERE applied_steps_count <> 1 OR finished_at < started_at OR finished_at IS NULL
         OR rolled_back_at IS NOT NULL OR logs IS NOT NULL OR length(id) <> 36`,
    )
    expect(odd).toEqual([])

    const last = list.migrationDirectories.at(-1)?.path
    await query(database.ownerUrl, `DELETE FROM _prisma_migrations WHERE migration_name = '${last}'`)
    expect((await diagnose()).history).toEqual({
      diagnostic: 'databaseIsBehind',
      unappliedMigrationNames: [last],
    })
    await database.drop()
  })

  it('may be started by several instances at once', async () => {
    const database = await createTestDatabase('template0')
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.ownerUrl)))
    const folder = await readMigrationsFolder(migrationsDir)
    expect(applied.flat()).toEqual(folder.migrations.map(migration => migration.name))
    await database.drop()
  })

  it('takes up a migration that was interrupted', async () => {
    const database = await createTestDatabase('template0')
    await migrate(database.ownerUrl)
    await query(
      database.ownerUrl,
      'DROP OWNED BY recto_app; DROP SCHEMA public CASCADE; CREATE SCHEMA public',
    )
    const [first] = (await readMigrationsFolder(migrationsDir)).migrations
    await query(
      database.ownerUrl,
      `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
         migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),
         applied_steps_count integer NOT NULL DEFAULT 0);
       INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', '${first?.checksum}', '${first?.name}')`,
    )
    expect(await migrate(database.ownerUrl)).toContain(first?.name)
    await database.drop()
  })

  it('refuses a database that a newer version has used', async () => {
    const database = await createTestDatabase()
    await query(
      database.ownerUrl,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', '', '99990101000000_future', now())`,
    )
    await expect(migrate(database.ownerUrl)).rejects.toThrow(/99990101000000_future.*newer version/)
    await database.drop()
  })

  it('refuses a migration that was changed after it had been applied', async () => {
    const database = await createTestDatabase()
    await query(database.ownerUrl, `UPDATE _prisma_migrations SET checksum = 'other'`)
    await expect(migrate(database.ownerUrl)).rejects.toThrow(/was changed after/)
    await database.drop()
  })
})

describe('the role the app signs in as', () => {
  it('may read nothing by itself, and only as recto_app what its user owns', async () => {
    const database = await createTestDatabase()
    await expect(query(database.appUrl, 'SELECT * FROM app_user')).rejects.toThrow(/permission denied/)
    await expect(query(database.appUrl, 'SET ROLE recto_app; SELECT * FROM app_user')).resolves.not.toThrow()
    expect(
      await query(
        database.ownerUrl,
        `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = 'recto_server'`,
      ),
    ).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }])
    await database.drop()
  })
})
