/**
 * `npm run db:migration -- NAME`: writes prisma/migrations/TIMESTAMP_NAME/migration.sql with what takes the existing
 * migrations to schema.prisma. With `--empty` the file is left to be written by hand (policies, grants, functions).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { projectFolder } from '@/lib/launch/project-folder'
import { startThrowawayPostgres } from '@/lib/launch/throwaway-postgres'
import { readMigrationsFolder } from '@/lib/server/db/migrate/migrations-folder'
import { planMigration } from '@/lib/server/db/migrate/plan-migration'

const migrationsDir = path.join(projectFolder, 'prisma/migrations')

async function main(args: readonly string[]): Promise<number> {
  const empty = args.includes('--empty')
  const name = args
    .find(arg => !arg.startsWith('-'))
    ?.replaceAll(/[^a-z0-9]+/gi, '_')
    .toLowerCase()
  if (name === undefined || name === '') {
    console.error('usage: npm run db:migration -- NAME [--empty]')
    return 2
  }
  const script = empty ? `-- ${name}\n` : await plan()
  if (script === '') {
    console.log('The migrations already lead to schema.prisma: nothing to write.')
    return 0
  }
  const timestamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = path.join(migrationsDir, `${timestamp}_${name}`)
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'migration.sql'), script)
  console.log(path.relative(process.cwd(), path.join(folder, 'migration.sql')))
  return 0
}

async function plan(): Promise<string> {
  await mkdir(migrationsDir, { recursive: true })
  const folder = await readMigrationsFolder(migrationsDir)
  const schema = await readFile(path.join(projectFolder, 'prisma/schema.prisma'), 'utf8')
  const server = await startThrowawayPostgres()
  try {
    return await planMigration(server.urlOf('postgres'), folder, schema)
  } finally {
    await server.stop()
  }
}

process.exitCode = await main(process.argv.slice(2))
