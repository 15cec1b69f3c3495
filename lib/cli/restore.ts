import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { withOperatorDatabase } from '@/lib/cli/operator-command'
import { restoreBackup } from '@/lib/launch/backup/restore-backup'
import { migrationsDir } from '@/lib/launch/embedded-database'

const USAGE = `recto restore [--force] FILE

Puts a file of "recto backup" into the database of RECTO_HOME (made if there is none), or that of DATABASE_URL
(MIGRATE_DATABASE_URL, if set). All of it goes in, or nothing. A database that holds accounts is refused; with --force
they are replaced. A backup of an older version goes into an empty database and is brought up to date there.
Devices that know answers given since the backup send them again by themselves.
`

/** Exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runRestore(args: readonly string[], out: Writable, err: Writable): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    out.write(USAGE)
    return 0
  }
  const options = optionsOf(args)
  if (options === undefined) {
    err.write(`Name exactly one file.\n\n${USAGE}`)
    return 2
  }
  return withOperatorDatabase(err, true, async database => {
    const { tables, rows } = await restoreBackup({ ...options, ownerUrl: database.ownerUrl, migrationsDir })
    await database.prepare()
    out.write(`Restored ${rows} rows of ${tables} tables from ${options.file}\n`)
    return 0
  })
}

function optionsOf(args: readonly string[]): { file: string; replaces: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { force: { type: 'boolean' } },
    })
    const [file] = positionals
    return file === undefined || positionals.length > 1
      ? undefined
      : { file, replaces: values.force === true }
  } catch {
    return undefined
  }
}
