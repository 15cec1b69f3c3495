/**
 * Prisma's schema engine as WebAssembly: it plans and applies migrations without the native binary that Prisma's
 * command line would download. One instance of the module is kept for the process; an engine is made per database.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { MigrationsFolder } from '@/lib/server/db/migrate/migrations-folder'
import { lockfileName } from '@/lib/server/db/migrate/migrations-folder'
import { WholeScriptAdapterFactory } from '@/lib/server/db/migrate/whole-script-adapter'

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

/** Where the engine leaves the words of a panic before it traps; it expects the registry on the global object. */
const lastWords = {
  message: '',
  set_message(message: string) {
    this.message = message
  },
}

let loading: Promise<EngineModule> | undefined

async function loadEngineModule(): Promise<EngineModule> {
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const scriptFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const bytes = await readFile(new URL('schema_engine_bg.wasm', `file://${scriptFile}`))
  // The module imports its own JavaScript half under this name; the cast is what wasm-bindgen's glue leaves to us.
  const imports = { './schema_engine_bg.js': engine } as unknown as WebAssembly.Imports
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: lastWords })
  const { instance } = await WebAssembly.instantiate(bytes, imports)
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return engine
}

/**
 * Runs `work` with an engine bound to the database at `databaseUrl`; `schema` is the text of schema.prisma where the
 * work needs it. Engine errors arrive as `Error` with the engine's own explanation.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  schema: string | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadEngineModule()
  const { SchemaEngine } = await loading
  const connections = new WholeScriptAdapterFactory(databaseUrl)
  const datamodels: [string, string][] | undefined =
    schema === undefined ? undefined : [['schema.prisma', schema]]
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(connections)
    const engine = await SchemaEngine.new({ datamodels }, () => {}, adapter)
    try {
      return await work(engine)
    } finally {
      engine.free()
    }
  } catch (cause) {
    throw new Error(explain(cause), { cause })
  } finally {
    await connections.close()
  }
}

/** The list of migrations in the engine's own shape. */
export function toMigrationList(folder: MigrationsFolder): MigrationList {
  return {
    baseDir: folder.baseDir,
    lockfile: { path: lockfileName, content: folder.lockfile },
    shadowDbInitScript: '',
    migrationDirectories: folder.migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  }
}

function explain(cause: unknown): string {
  if (cause instanceof WebAssembly.RuntimeError) return `The schema engine stopped: ${lastWords.message}`
  if (!(cause instanceof Error)) return String(cause)
  const meta: unknown = 'meta' in cause ? cause.meta : undefined
  return meta === undefined ? cause.message : `${cause.message} ${JSON.stringify(meta)}`
}
