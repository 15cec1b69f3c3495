/**
 * Prisma's PostgreSQL adapter cuts migration scripts at every semicolon, also inside functions and comments. This
 * one sends a script whole, as Prisma's native engine does: PostgreSQL then runs it as one transaction, so that a
 * failed migration leaves nothing behind. It also lets the engine read the catalogue's one-letter columns, which the
 * adapter refuses, and closes what it opened, which the engine leaves to chance.
 */
import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import { Client, Pool, type QueryArrayResult } from 'pg'

export class WholeScriptAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres'
  readonly adapterName = '@prisma/adapter-pg'
  readonly #databaseUrl: string
  readonly #open: SqlDriverAdapter[] = []
  readonly #shadows: string[] = []

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl
  }

  connect(): Promise<SqlDriverAdapter> {
    return this.#connectTo(this.#databaseUrl)
  }

  /** A scratch database on the same server, in which the engine replays the migrations to plan the next one. */
  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `recto_shadow_${randomUUID()}`
    await this.#onServer(`CREATE DATABASE "${name}"`)
    this.#shadows.push(name)
    const url = new URL(this.#databaseUrl)
    url.pathname = `/${name}`
    return this.#connectTo(url.href)
  }

  /** Ends every connection and drops every scratch database. */
  async close(): Promise<void> {
    for (const adapter of this.#open.splice(0)) await adapter.dispose()
    for (const name of this.#shadows.splice(0)) await this.#onServer(`DROP DATABASE "${name}" WITH (FORCE)`)
  }

  async #connectTo(databaseUrl: string): Promise<SqlDriverAdapter> {
    const pool = markLetters(new Pool({ connectionString: databaseUrl }))
    const adapter = await new PrismaPg(pool).connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    const whole = Object.assign(adapter, {
      queryRaw: async (query: SqlQuery) => typeLetters(await queryRaw(query)),
      executeScript: async (script: string) => {
        await pool.query(script)
      },
      dispose: async () => {
        if (!pool.ended) await pool.end()
      },
    })
    this.#open.push(whole)
    return whole
  }

  async #onServer(statement: string): Promise<void> {
    const client = new Client({ connectionString: this.#databaseUrl })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
}

/**
 * PostgreSQL's catalogue type "char" holds one letter; Prisma's adapter knows it only as an array's element and
 * refuses it. So it is passed through as text, under a marked name, and given its type afterwards.
 */
const catalogueLetter = 18
const text = 25
const mark = '\0letter'

function markLetters(pool: Pool): Pool {
  const query: (...args: unknown[]) => Promise<QueryArrayResult> = pool.query.bind(pool)
  return Object.assign(pool, {
    query: async (...args: unknown[]) => {
      const result = await query(...args)
      for (const field of result.fields ?? []) {
        if (field.dataTypeID !== catalogueLetter) continue
        field.dataTypeID = text
        field.name += mark
      }
      return result
    },
  })
}

function typeLetters(result: SqlResultSet): SqlResultSet {
  return {
    ...result,
    columnNames: result.columnNames.map(name => name.replace(mark, '')),
    columnTypes: result.columnTypes.map((type, column) =>
      result.columnNames[column]?.endsWith(mark) === true ? ColumnTypeEnum.Character : type,
    ),
  }
}
