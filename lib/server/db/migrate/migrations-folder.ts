import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** One folder under prisma/migrations. `checksum` is the hexadecimal SHA-256 of the script, as Prisma records it. */
export interface Migration {
  readonly name: string
  readonly script: string
  readonly checksum: string
}

export interface MigrationsFolder {
  readonly baseDir: string
  readonly lockfile: string
  readonly migrations: readonly Migration[]
}

export const lockfileName = 'migration_lock.toml'

/** Reads every migration in the order in which they apply: by name, which starts with the time it was written. */
export async function readMigrationsFolder(baseDir: string): Promise<MigrationsFolder> {
  const entries = await readdir(baseDir, { withFileTypes: true }).catch((cause: unknown) => {
    throw new Error(`The folder of database migrations is missing: ${baseDir}`, { cause })
  })
  const names = entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
  const migrations = await Promise.all(
    names.sort().map(async name => {
      const script = await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    }),
  )
  const lockfile = await readFile(path.join(baseDir, lockfileName), 'utf8').catch(
    () => 'provider = "postgresql"\n',
  )
  return { baseDir, lockfile, migrations }
}
