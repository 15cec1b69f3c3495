/**
 * The production app on a database that keeps what it acknowledges, as `npm start` runs it, in a folder of its own:
 * for benchmarks, outside Vitest.
 */
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
  stop(): Promise<void>
}

export async function startDurableApp(): Promise<DurableApp> {
  await ensureBuild()
  const home = await mkdtemp(path.join(tmpdir(), 'recto-bench-'))
  const secrets = await loadSecrets(home)
  const database = await startDatabase(home, secrets)
  await prepareEmbedded(database.port, secrets)
  const port = await freePort()
  const web = await startWebServer({
    host: '127.0.0.1',
    port,
    databaseUrl: serverUrl(database.port, secrets),
    authSecret: secrets.authSecret,
    isDevelopment: false,
  })
  return {
    url: `http://localhost:${port}`,
    ownerUrl: ownerUrl(database.port, secrets),
    stop: async () => {
      await web.stop()
      await database.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}
