import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client, escapeIdentifier } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import {
  type BackupHeader,
  type BackupSummary,
  endOfRows,
  formatName,
  formatVersion,
} from '@/lib/launch/backup/backup-format'
import { listTables } from '@/lib/launch/backup/list-tables'

/**
 * Writes everything in the database as of one moment, while others go on writing to it. The file is readable by its
 * owner only and gets its name when it is complete and on disk; an earlier one of that name is replaced then.
 *
 * @param ownerUrl of the role that owns the tables
 */
export async function writeBackup(ownerUrl: string, file: string, madeAt: Date): Promise<BackupSummary> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  const draft = `${file}.${process.pid}.partial`
  const handle = await open(draft, 'wx', 0o600)
  try {
    const summary = { tables: 0, rows: 0 }
    await pipeline(
      Readable.from(contentOf(client, madeAt, summary)),
      createGzip(),
      handle.createWriteStream({ flush: true }),
    )
    await rename(draft, file)
    return summary
  } finally {
    await handle.close().catch(() => undefined)
    await rm(draft, { force: true })
    await client.end()
  }
}

async function* contentOf(
  client: Client,
  madeAt: Date,
  summary: { tables: number; rows: number },
): AsyncGenerator<Buffer | string> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  // Values are written the same way whatever the server's own settings are.
  await client.query(
    `SELECT set_config('app.operator', 'on', true), set_config('TimeZone', 'UTC', true),
       set_config('DateStyle', 'ISO', true), set_config('client_encoding', 'UTF8', true),
       set_config('extra_float_digits', '3', true)`,
  )
  const migrations = await client.query<BackupHeader['migrations'][number]>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  yield lineOf({
    format: formatName,
    version: formatVersion,
    madeAt: madeAt.toISOString(),
    migrations: migrations.rows,
  })
  for (const { name, columns, key } of await listTables(client)) {
    yield lineOf({ table: name, columns })
    const list = (names: readonly string[]) => names.map(escapeIdentifier).join(', ')
    const rows = client.query(
      copyTo(`COPY (SELECT ${list(columns)} FROM ${escapeIdentifier(name)} ORDER BY ${list(key)}) TO STDOUT`),
    )
    for await (const chunk of rows) yield chunk
    yield `${endOfRows}\n`
    summary.tables += 1
    summary.rows += rows.rowCount
  }
  yield lineOf(summary)
  await client.query('COMMIT')
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`
