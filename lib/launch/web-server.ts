/** The Next server as a child process: started, awaited until it answers, stopped so that requests finish. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { nextCommand } from '@/lib/launch/build'
import { projectFolder } from '@/lib/launch/project-folder'
import { childEnvironment } from '@/lib/launch/settings'

export interface WebServerOptions {
  readonly host: string
  readonly port: number
  readonly databaseUrl: string
  readonly authSecret: string
  /** `next dev` instead of the production build. */
  readonly isDevelopment: boolean
  /** Further variables for the app, beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>
  /** Receives what the server prints; by default it is passed on. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void
}

export interface WebServer {
  readonly child: ChildProcess
  /** Settles when the process is gone, whyever. */
  readonly exited: Promise<void>
  stop(): Promise<void>
}

/** A development server compiles what answers first, on a busy machine for a minute. */
const readyTimeoutMs = { production: 60_000, development: 240_000 }
const stopTimeoutMs = 10_000
const guard = path.join(projectFolder, 'lib/launch/exit-with-parent.mjs')

/** Starts the server and waits until it answers. Rejects with what it said when it ends before. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { host, port, isDevelopment } = options
  const mode = isDevelopment ? 'dev' : 'start'
  const args = ['--import', guard, nextCommand, mode, '-H', host, '-p', String(port)]
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: childEnvironment({
      NODE_ENV: isDevelopment ? 'development' : 'production',
      NODE_OPTIONS: undefined,
      DATABASE_URL: options.databaseUrl,
      MIGRATE_DATABASE_URL: undefined,
      ...options.environment,
      NEXTAUTH_SECRET: options.authSecret,
    }),
    // A process group of its own: on Ctrl-C the launcher decides the order in which things stop.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const exited = once(child, 'exit').then(() => {})
  const early: string[] = []
  let isReady = false
  const onLine = options.onLine ?? ((line, stream) => process[stream].write(`${line}\n`))
  for (const stream of ['stdout', 'stderr'] as const) {
    const input = child[stream]
    if (input === null) continue
    // Next's own greeting is held back: the launcher's one line stands for it.
    createInterface({ input }).on('line', line => {
      if (isReady || isDevelopment) onLine(line, stream)
      else early.push(line)
    })
  }
  const server: WebServer = { child, exited, stop: () => stop(child, exited) }
  const patienceMs = readyTimeoutMs[isDevelopment ? 'development' : 'production']
  const answers = await waitForAnswer(host, port, child, patienceMs)
  isReady = true
  if (!answers) {
    await server.stop()
    throw new Error(`The web server did not start.\n${early.join('\n')}`)
  }
  return server
}

/** The address at which this machine reaches the server. */
export function localAddress(host: string, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' || host === '::1'
  return `http://${isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}

async function waitForAnswer(
  host: string,
  port: number,
  child: ChildProcess,
  patienceMs: number,
): Promise<boolean> {
  const target =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  const deadline = performance.now() + patienceMs
  while (child.exitCode === null && child.signalCode === null && performance.now() < deadline) {
    // Any answer will do.
    const answered = await fetch(`http://${target}:${port}/healthz`, { redirect: 'manual' }).then(
      response => response.arrayBuffer().then(() => true),
      () => false,
    )
    if (answered) return true
    await sleep(25)
  }
  return false
}

async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const inTime = await Promise.race([exited.then(() => true), sleep(stopTimeoutMs, false, { ref: false })])
  if (!inTime) child.kill('SIGKILL')
  await exited
}
