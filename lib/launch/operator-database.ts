/** The database for the operator's commands, with every right, whether Recto is running or not. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { makeEmbedded, ownerUrl, prepareEmbedded, startDatabase } from '@/lib/launch/embedded-database'
import { findHolder, lockHome } from '@/lib/launch/home-lock'
import { prepareOwn } from '@/lib/launch/own-database'
import { loadSecrets } from '@/lib/launch/secrets'
import type { LaunchSettings } from '@/lib/launch/settings'

export interface OperatorDatabase {
  /** Of the role that owns the tables. */
  readonly ownerUrl: string
  /** Brings it to this version, with the roles it needs. A running Recto has done so. */
  prepare(): Promise<void>
  close(): Promise<void>
}

/**
 * The operator's own server, the embedded one of the running Recto, or the embedded one started for the command: then
 * the folder is locked meanwhile. Throws with a sentence for the operator.
 *
 * @param mayMake whether a folder without a database gets one
 */
export async function openOperatorDatabase(
  settings: LaunchSettings,
  mayMake: boolean,
): Promise<OperatorDatabase> {
  const own = settings.migrateDatabaseUrl ?? settings.databaseUrl
  if (own !== undefined) {
    return { ownerUrl: own, prepare: () => prepareOwn(own), close: async () => {} }
  }
  const { home } = settings
  const running = await findHolder(home)
  if (running !== undefined) {
    if (running.databasePort === null || running.address === null)
      throw new Error(`Recto is just starting on ${home}, or another command works on it. Try again.`)
    const secrets = await loadSecrets(home)
    const url = ownerUrl(running.databasePort, secrets)
    return { ownerUrl: url, prepare: async () => {}, close: async () => {} }
  }
  if (!mayMake && !(await isThere(path.join(home, 'postgres/PG_VERSION'))))
    throw new Error(
      `There is no database in ${home}: nothing was ever started there. Set RECTO_HOME or DATABASE_URL if yours is elsewhere.`,
    )
  const taken = await lockHome(home)
  if ('holder' in taken) throw new Error(`Recto is just starting on ${home}. Try again.`)
  try {
    const secrets = await loadSecrets(home)
    const server = await startDatabase(home, secrets)
    if (mayMake) await makeEmbedded(server.port, secrets)
    return {
      ownerUrl: ownerUrl(server.port, secrets),
      prepare: () => prepareEmbedded(server.port, secrets),
      close: async () => {
        await server.stop()
        await taken.lock.release()
      },
    }
  } catch (cause) {
    await taken.lock.release()
    throw cause
  }
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
