import type { MigrationsFolder } from '@/lib/server/db/migrate/migrations-folder'
import { toMigrationList, withSchemaEngine } from '@/lib/server/db/migrate/schema-engine'

/**
 * The SQL that takes a database with all migrations of `folder` to the text of schema.prisma; empty when they agree.
 * `databaseUrl` names any database of a server on which a scratch database may be made; that one is not touched.
 */
export async function planMigration(
  databaseUrl: string,
  folder: MigrationsFolder,
  schema: string,
): Promise<string> {
  return withSchemaEngine(databaseUrl, schema, async engine => {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...toMigrationList(folder) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    const script = stdout ?? ''
    // The engine answers "nothing to do" with a comment.
    return /^\s*(--.*\s*)*$/.test(script) ? '' : script
  })
}
