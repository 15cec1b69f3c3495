/**
 * PostgreSQL refuses to run as root. Started by root, it runs as the user `postgres` (made if missing) and keeps
 * one privilege where it is needed: to pass through folders such as /root that are closed to that user.
 */
import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const fallbackUser = 'nobody'

/** The user PostgreSQL runs as; undefined when that is the user who started Recto. */
export interface PostgresAccount {
  readonly uid: number
  readonly gid: number
}

export async function findPostgresAccount(): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const existing = await lookUp('postgres')
  if (existing !== undefined) return existing
  await run('groupadd', ['--system', 'postgres']).catch(() => undefined)
  await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']).catch(
    () => undefined,
  )
  const account = (await lookUp('postgres')) ?? (await lookUp(fallbackUser))
  if (account === undefined)
    throw new Error(
      'PostgreSQL does not run as root, and no user "postgres" could be made. Start Recto as an ordinary user, or set DATABASE_URL.',
    )
  return account
}

async function lookUp(name: string): Promise<PostgresAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

/** A program with its arguments, and the user to start it as when the program cannot change user by itself. */
export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly account?: PostgresAccount
}

/** Wraps the command so that it runs as `account` and can reach all of `paths`. */
export async function asAccount(
  file: string,
  args: readonly string[],
  account: PostgresAccount | undefined,
  paths: readonly string[],
): Promise<Command> {
  if (account === undefined) return { file, args }
  if (await canReach(paths, account)) return { file, args, account }
  const setpriv = await findSetpriv()
  if (setpriv === undefined)
    throw new Error(
      `The user who runs PostgreSQL (id ${account.uid}) may not enter one of ${paths.join(', ')}. Move the checkout and RECTO_HOME where others may enter, start Recto as an ordinary user, or set DATABASE_URL.`,
    )
  const privileges = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ]
  return { file: setpriv, args: [...privileges, file, ...args] }
}

async function canReach(paths: readonly string[], account: PostgresAccount): Promise<boolean> {
  try {
    for (const path of paths) await run('/bin/sh', ['-c', 'test -r "$0"', path], { ...account, cwd: '/' })
    return true
  } catch {
    return false
  }
}

async function findSetpriv(): Promise<string | undefined> {
  for (const file of ['/usr/bin/setpriv', '/bin/setpriv', '/usr/sbin/setpriv']) {
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return file
  }
  return undefined
}
