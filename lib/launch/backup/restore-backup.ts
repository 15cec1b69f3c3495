import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client, escapeIdentifier } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import {
  type BackupHeader,
  type BackupSummary,
  type BackupTable,
  readBackup,
} from '@/lib/launch/backup/backup-format'
import { listTables } from '@/lib/launch/backup/list-tables'
import { migrate } from '@/lib/server/db/migrate/migrate'
import { readMigrationsFolder } from '@/lib/server/db/migrate/migrations-folder'

interface RestoreOptions {
  /** Of the role that owns the tables. */
  readonly ownerUrl: string
  readonly file: string
  /** Whether rows that are there may be replaced. */
  readonly replaces: boolean
  readonly migrationsDir: string
}

/**
 * Puts a backup into a database, which then holds exactly that, brought to this version. The file is read to its end
 * before anything is touched, and all rows go in as one transaction: it is all there afterwards, or nothing changed. A
 * backup of an older version needs a database without tables: it is restored as it was and then migrated.
 * Throws with a sentence for the operator.
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupSummary> {
  const { ownerUrl, file, replaces, migrationsDir } = options
  const { header, summary } = await verify(file)
  await refuseUnknown(header, migrationsDir)
  const last = header.migrations.at(-1)?.name
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const applied = await listApplied(client)
    if (applied === undefined) await migrate(ownerUrl, migrationsDir, last)
    else if (applied.join() !== header.migrations.map(({ name }) => name).join())
      throw new Error(
        'The backup is of another version than this database. Restore it into an empty one (a new RECTO_HOME, or a new database): there it is brought up to date.',
      )
    await client.query('BEGIN')
    await client.query(`SELECT set_config('app.operator', 'on', true)`)
    const tables = await listTables(client)
    const names = tables.map(table => escapeIdentifier(table.name))
    // Also keeps everybody else from the tables until it is done.
    await client.query(`LOCK TABLE ${names.join(', ')}`)
    if (!replaces && (await holdsAccounts(client)))
      throw new Error('There are accounts in this database already. With --force they are replaced.')
    // COPY does not write where row-level security holds the writer, as it does an owner who is no superuser.
    const forced = tables.filter(table => table.is_forced).map(table => escapeIdentifier(table.name))
    for (const name of forced) await client.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`)
    await client.query(`TRUNCATE ${names.join(', ')}`)
    for await (const part of readBackup(file))
      if (part.kind === 'table') await load(client, part.table, part.rows)
    for (const name of forced) await client.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`)
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
  await migrate(ownerUrl, migrationsDir)
  return summary
}

async function verify(file: string): Promise<{ header: BackupHeader; summary: BackupSummary }> {
  let header: BackupHeader | undefined
  for await (const part of readBackup(file)) {
    if (part.kind === 'header') header = part.header
    if (part.kind === 'table') for await (const _row of part.rows);
    if (part.kind === 'end' && header !== undefined) return { header, summary: part.summary }
  }
  throw new Error(`${file} is damaged or cut off.`)
}

async function refuseUnknown({ migrations }: BackupHeader, migrationsDir: string): Promise<void> {
  const known = new Map(
    (await readMigrationsFolder(migrationsDir)).migrations.map(({ name, checksum }) => [name, checksum]),
  )
  for (const { name, checksum } of migrations) {
    if (!known.has(name))
      throw new Error(
        `The backup was made by a newer version of Recto (it has ${name}). Update Recto, then restore.`,
      )
    if (known.get(name) !== checksum)
      throw new Error(`The migration ${name} is not what it was when the backup was made.`)
  }
}

/** The migrations of a database in order; undefined when it has no tables of ours at all. */
async function listApplied(client: Client): Promise<readonly string[] | undefined> {
  const found = await client.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  )
  if (found.rows[0]?.found !== true) return undefined
  const rows = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows.rows.map(row => row.name)
}

async function holdsAccounts(client: Client): Promise<boolean> {
  const rows = await client.query<{ found: boolean }>('SELECT EXISTS (SELECT FROM app_user) AS found')
  return rows.rows[0]?.found === true
}

async function load(client: Client, { table, columns }: BackupTable, rows: AsyncGenerator<Buffer>) {
  const list = columns.map(escapeIdentifier).join(', ')
  await pipeline(
    Readable.from(rows),
    client.query(copyFrom(`COPY ${escapeIdentifier(table)} (${list}) FROM STDIN`)),
  )
}
