/**
 * Prisma's PostgreSQL adapter cuts migration scripts at every semicolon, also inside functions and comments. This
 * one sends a script whole, as Prisma's native engine does: PostgreSQL then runs it as one transaction, so that a
 * failed migration leaves nothing behind. It also closes what it opened, which the engine leaves to chance.
 */
import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { Client } from 'pg'

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
    const adapter = await new PrismaPg({ connectionString: databaseUrl }).connect()
    const dispose = adapter.dispose.bind(adapter)
    let disposed = false
    const whole = Object.assign(adapter, {
      executeScript: async (script: string) => {
        await adapter.underlyingDriver().query(script)
      },
      dispose: async () => {
        if (!disposed) await dispose()
        disposed = true
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
