/**
 * One running Recto: database, migrations, build and web server, in this order, watched until it is told to stop.
 * Invariant: whatever was started is stopped in the reverse order, however far the start had come.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureBuild, prepareSources } from '@/lib/launch/build'
import { prepareEmbedded, serverUrl, startDatabase } from '@/lib/launch/embedded-database'
import type { PostgresServer } from '@/lib/launch/embedded-postgres'
import { nextFreePort } from '@/lib/launch/free-port'
import type { HomeLock } from '@/lib/launch/home-lock'
import { prepareOwn } from '@/lib/launch/own-database'
import { startMark } from '@/lib/launch/process-table'
import { loadSecrets, type Secrets } from '@/lib/launch/secrets'
import type { LaunchSettings } from '@/lib/launch/settings'
import { localAddress, startWebServer, type WebServer } from '@/lib/launch/web-server'

export interface Launch {
  readonly settings: LaunchSettings
  readonly isDevelopment: boolean
  /** The lock on the folder, which only the embedded database needs. */
  readonly lock: HomeLock | undefined
  /** Aborted when everything is to stop. */
  readonly signal: AbortSignal
  readonly say: (line: string) => void
}

/** A server that ends this often within the span is not started again. */
const tolerated = { ends: 5, withinMs: 60_000 }
const restartPauseMs = 300

/** Runs until the signal is aborted and everything is stopped. Rejects when something cannot be started. */
export async function launch({ settings, isDevelopment, lock, signal, say }: Launch): Promise<void> {
  const secrets = await loadSecrets(settings.home)
  const running: { database?: PostgresServer; web?: WebServer } = {}
  const untilAborted = new Promise<void>(resolve =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  try {
    const databaseUrl = await prepareBoth(
      () => prepareDatabase(settings, secrets, lock, running),
      failed => prepareCode(isDevelopment, AbortSignal.any([signal, failed]), say),
    )
    if (signal.aborted) return
    const port = await nextFreePort(settings.port, settings.host)
    const address = localAddress(settings.host, port)
    const startWeb = async () => {
      const authSecret = settings.authSecret ?? secrets.authSecret
      running.web = await startWebServer({
        host: settings.host,
        port,
        databaseUrl,
        authSecret,
        isDevelopment,
      })
      const pid = running.web.child.pid ?? 0
      await lock?.update({ web: { pid, mark: (await startMark(pid)) ?? '' } })
    }
    await startWeb()
    await lock?.update({ address })
    if (signal.aborted) return
    const moved = port === settings.port ? '' : ` (port ${settings.port} is taken)`
    say(`Recto is running at ${address}${moved}`)
    await Promise.race([untilAborted, watch(running, startWeb, settings, secrets, signal, say)])
  } catch (cause) {
    if (!signal.aborted) throw cause
  } finally {
    await running.web?.stop()
    await running.database?.stop()
  }
}

/** The database and the build at the same time; when one fails the other is brought to its end before this rejects. */
async function prepareBoth(
  database: () => Promise<string>,
  code: (failed: AbortSignal) => Promise<unknown>,
): Promise<string> {
  const failed = new AbortController()
  const preparing = database().catch((cause: unknown) => {
    failed.abort()
    throw cause
  })
  const [prepared, built] = await Promise.allSettled([preparing, code(failed.signal)])
  if (prepared.status === 'rejected') throw prepared.reason
  if (built.status === 'rejected') throw built.reason
  return prepared.value
}

async function prepareCode(
  isDevelopment: boolean,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  if (isDevelopment) await prepareSources()
  else await ensureBuild({ signal, onBuild: () => say('Building, which takes about half a minute …') })
}

async function prepareDatabase(
  settings: LaunchSettings,
  secrets: Secrets,
  lock: HomeLock | undefined,
  running: { database?: PostgresServer },
): Promise<string> {
  if (settings.databaseUrl !== undefined) {
    await prepareOwn(settings.migrateDatabaseUrl ?? settings.databaseUrl)
    return settings.databaseUrl
  }
  const database = await startDatabase(settings.home, secrets)
  running.database = database
  await lock?.update({ databasePort: database.port })
  await prepareEmbedded(database.port, secrets)
  return serverUrl(database.port, secrets)
}

/** Starts again whichever of the two ends by itself; rejects when that happens too often. */
async function watch(
  running: { database?: PostgresServer; web?: WebServer },
  startWeb: () => Promise<void>,
  settings: LaunchSettings,
  secrets: Secrets,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  let ends: number[] = []
  for (;;) {
    const { database, web } = running
    const ended = await Promise.race([
      web === undefined ? never : web.exited.then(() => 'web server' as const),
      database === undefined ? never : whenGone(database).then(() => 'database' as const),
    ])
    if (signal.aborted) return
    ends = [...ends, performance.now()].filter(at => performance.now() - at < tolerated.withinMs)
    if (ends.length > tolerated.ends)
      throw new Error(`The ${ended} ended ${ends.length} times within a minute.`)
    say(`The ${ended} ended unexpectedly; starting it again.`)
    await sleep(restartPauseMs)
    if (signal.aborted) return
    if (ended === 'database') running.database = await startDatabase(settings.home, secrets, database?.port)
    else await startWeb()
  }
}

const never = new Promise<never>(() => {})

function whenGone({ child }: PostgresServer): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => child.once('exit', () => resolve()))
}
