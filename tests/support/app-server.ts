/**
 * The production app on a free port, with a database of its own cloned from the template.
 *
 *   const app = useApp()               // at the top of an end-to-end test file
 *   await page.goto(`${app().url}/today`)
 *   app().database.ownerUrl            // to look into the database behind the app
 *   app().lines                        // what the server printed
 *
 * The build in .next is used when it is of the present sources, else it is made once (some 30 s). `startApp()` starts
 * one by hand; `startApp({ database })` starts a second instance on the same database.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll } from 'vitest'
import { freePort } from '@/lib/launch/free-port'
import { startWebServer } from '@/lib/launch/web-server'
import { createTestDatabase, type TestDatabase } from './test-database'

export interface TestApp {
  /** `http://localhost:PORT`, without a slash at the end. */
  readonly url: string
  readonly database: TestDatabase
  readonly lines: readonly string[]
  /** Stops the server and drops the database, unless that was handed in. */
  stop(): Promise<void>
}

export interface AppOptions {
  readonly database?: TestDatabase
  /** Further variables, such as SMTP_URL. */
  readonly environment?: Readonly<Record<string, string>>
}

export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  await build()
  const database = options.database ?? (await createTestDatabase())
  const port = await freePort()
  const lines: string[] = []
  const server = await startWebServer({
    host: '127.0.0.1',
    port,
    databaseUrl: database.appUrl,
    authSecret: 'only-for-tests-only-for-tests-only-for-tests',
    isDevelopment: false,
    environment: options.environment ?? {},
    onLine: line => lines.push(line),
  })
  return {
    url: `http://localhost:${port}`,
    database,
    lines,
    stop: async () => {
      await server.stop()
      if (options.database === undefined) await database.drop()
    },
  }
}

export function useApp(options: AppOptions = {}): () => TestApp {
  let app: TestApp | undefined
  beforeAll(async () => {
    app = await startApp(options)
  })
  afterAll(() => app?.stop())
  return () => {
    if (app === undefined) throw new Error('useApp: the app is there from beforeAll on.')
    return app
  }
}

/** In a process of its own, as `npm run build` is: thousands of modules are loaded that Vitest would transform. */
async function build(): Promise<void> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/launch/build.ts']
  await promisify(execFile)(process.execPath, args, { maxBuffer: 50_000_000 })
}
