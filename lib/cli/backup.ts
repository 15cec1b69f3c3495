import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { withOperatorDatabase } from '@/lib/cli/operator-command'
import { writeBackup } from '@/lib/launch/backup/write-backup'

const USAGE = `recto backup FILE

Writes everything in the database into FILE as of one moment, also while Recto is running; an earlier FILE is replaced
when the new one is complete. The database is the one of RECTO_HOME, or that of DATABASE_URL (MIGRATE_DATABASE_URL, if
set). The file holds everybody's notes and is readable by you only; the secrets of RECTO_HOME are not in it.
`

/** Exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runBackup(args: readonly string[], out: Writable, err: Writable): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    out.write(USAGE)
    return 0
  }
  const file = fileOf(args)
  if (file === undefined) {
    err.write(`Name exactly one file.\n\n${USAGE}`)
    return 2
  }
  return withOperatorDatabase(err, false, async database => {
    const { tables, rows } = await writeBackup(database.ownerUrl, file, new Date())
    out.write(`${file}: ${rows} rows of ${tables} tables\n`)
    return 0
  })
}

function fileOf(args: readonly string[]): string | undefined {
  try {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} })
    return positionals.length === 1 ? positionals[0] : undefined
  } catch {
    return undefined
  }
}
