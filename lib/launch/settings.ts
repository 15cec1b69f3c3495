/**
 * What the operator may set for the launcher. Beside lib/server/env.ts the only place that reads `process.env`: the
 * launcher runs before there is a database address, and hands the app its environment
 * (docs/decisions/010-launch-room.md).
 */
import path from 'node:path'
import { z } from 'zod'
import { projectFolder } from '@/lib/launch/project-folder'

const text = z
  .string()
  .trim()
  .transform(value => (value === '' ? undefined : value))
  .optional()

const databaseUrl = (name: string) =>
  text.pipe(
    z
      .string()
      .regex(
        /^postgres(?:ql)?:\/\//,
        `${name} must be a PostgreSQL address such as postgresql://user:password@host:5432/recto.`,
      )
      .optional(),
  )

const schema = z.object({
  RECTO_HOME: text,
  HOST: text,
  PORT: text
    .refine(
      value =>
        value === undefined || (/^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535),
      'PORT must be a whole number from 1 to 65535.',
    )
    .transform(value => (value === undefined ? undefined : Number(value))),
  DATABASE_URL: databaseUrl('DATABASE_URL'),
  MIGRATE_DATABASE_URL: databaseUrl('MIGRATE_DATABASE_URL'),
  NEXTAUTH_SECRET: text,
})

export interface LaunchSettings {
  /** Absolute path of the folder that holds the database, the secrets and the lock. */
  readonly home: string
  readonly host: string
  readonly port: number
  /** The operator's own server; undefined starts the embedded one. */
  readonly databaseUrl: string | undefined
  /** As whom migrations run on the operator's own server; `databaseUrl` if they did not say. */
  readonly migrateDatabaseUrl: string | undefined
  readonly authSecret: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/** Throws with one line for each value that does not fit. */
export function readSettings(source: Environment = process.env): LaunchSettings {
  const parsed = schema.safeParse(source)
  if (!parsed.success) throw new Error(parsed.error.issues.map(issue => issue.message).join('\n'))
  const value = parsed.data
  if (value.DATABASE_URL === undefined && value.MIGRATE_DATABASE_URL !== undefined)
    throw new Error('MIGRATE_DATABASE_URL is set without DATABASE_URL: set both, or neither.')
  return {
    home: path.resolve(projectFolder, value.RECTO_HOME ?? '.recto'),
    host: value.HOST ?? '127.0.0.1',
    port: value.PORT ?? 3000,
    databaseUrl: value.DATABASE_URL,
    migrateDatabaseUrl: value.MIGRATE_DATABASE_URL ?? value.DATABASE_URL,
    authSecret: value.NEXTAUTH_SECRET,
  }
}

/** The environment for a child process: ours, with `changes`; undefined takes a variable away. */
export function childEnvironment(changes: Environment): NodeJS.ProcessEnv {
  const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...changes }
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined),
  ) as NodeJS.ProcessEnv
}

/** Makes this process one that may use the database as the app does; for commands that run use cases. */
export function takeAppEnvironment(databaseUrl: string, authSecret: string): void {
  process.env.DATABASE_URL = databaseUrl
  process.env.NEXTAUTH_SECRET = authSecret
}
