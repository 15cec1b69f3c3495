/**
 * The production app on a database that keeps what it acknowledges, as `npm start` runs it, in a folder of its own:
 * for benchmarks and the chaos run, outside Vitest.
 */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureBuild } from '@/lib/launch/build'
import { ownerUrl, prepareEmbedded, serverUrl, startDatabase } from '@/lib/launch/embedded-database'
import { freePort } from '@/lib/launch/free-port'
import { loadSecrets } from '@/lib/launch/secrets'
import { startWebServer } from '@/lib/launch/web-server'

export interface DurableApp {
  readonly url: string
  readonly ownerUrl: string
  /** The address as the app itself uses it. */
  readonly appUrl: string
  /** Ends a part by SIGKILL and starts it again at the same address; resolves when it answers. */
  kill(part: 'web' | 'database'): Promise<void>
  stop(): Promise<void>
}

/** @param onLine receives what the server prints; by default it is passed on */
export async function startDurableApp(onLine?: (line: string) => void): Promise<DurableApp> {
  await ensureBuild()
  const home = await mkdtemp(path.join(tmpdir(), 'recto-durable-'))
  const secrets = await loadSecrets(home)
  let database = await startDatabase(home, secrets)
  await prepareEmbedded(database.port, secrets)
  const port = await freePort()
  const startWeb = () =>
    startWebServer({
      host: '127.0.0.1',
      port,
      databaseUrl: serverUrl(database.port, secrets),
      authSecret: secrets.authSecret,
      isDevelopment: false,
      ...(onLine === undefined ? {} : { onLine }),
    })
  let web = await startWeb()
  return {
    url: `http://localhost:${port}`,
    ownerUrl: ownerUrl(database.port, secrets),
    appUrl: serverUrl(database.port, secrets),
    kill: async part => {
      if (part === 'web') {
        web.child.kill('SIGKILL')
        await web.exited
        web = await startWeb()
      } else {
        const gone = once(database.child, 'exit')
        database.child.kill('SIGKILL')
        await gone
        database = await startDatabase(home, secrets, database.port)
      }
    },
    stop: async () => {
      await web.stop()
      await database.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}
