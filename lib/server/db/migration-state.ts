import 'server-only'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { withoutUser } from './with-user'

/** The migrations that stand beside this program, by name. Read again each time: there are few, and a start is rare. */
async function listShipped(): Promise<readonly string[]> {
  const entries = await readdir(path.join(process.cwd(), 'prisma', 'migrations'), { withFileTypes: true })
  return entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
}

/**
 * The migrations this program needs and the database has not finished, in order; empty when it may serve. Those of a
 * newer version are no matter: it is they who keep older instances working. Throws when the database cannot be reached.
 */
export async function listMissingMigrations(): Promise<readonly string[]> {
  const [shipped, applied] = await Promise.all([
    listShipped(),
    withoutUser(
      tx => tx.$queryRaw<{ migration_name: string }[]>`
        SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    ),
  ])
  const finished = new Set(applied.map(row => row.migration_name))
  return shipped.filter(name => !finished.has(name)).sort()
}
