/** The launcher as a person meets it: real processes, a fresh folder, kills. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ownerUrl } from '@/lib/launch/embedded-database'
import { freePort } from '@/lib/launch/free-port'
import { findHolder } from '@/lib/launch/home-lock'
import { isAlive, waitForExit } from '@/lib/launch/process-table'
import { loadSecrets } from '@/lib/launch/secrets'
import { createTestDatabase } from '@/tests/support/test-database'

interface Started {
  readonly child: ChildProcess
  /** The line that names the address. */
  readonly running: Promise<string>
  readonly exitCode: Promise<number | null>
}

const node = ['--conditions=react-server', '--import', 'tsx']
const started: Started[] = []
let home: string

function start(port: number, environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [...node, 'lib/launch/start.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      NEXTAUTH_SECRET: '',
      HOST: '',
      RECTO_HOME: home,
      PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  const running = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', line => {
        said.push(line)
        if (/running|starting on/.test(line)) resolve(line)
      })
    child.once('close', code => reject(new Error(`ended with ${code}:\n${said.join('\n')}`)))
  })
  // Those that are killed on purpose need not be awaited.
  running.catch(() => {})
  const exitCode = once(child, 'exit').then(([code]) => code as number | null)
  const it = { child, running, exitCode }
  started.push(it)
  return it
}

async function stop(
  { child, exitCode }: Started,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<number | null> {
  child.kill(signal)
  return exitCode
}

async function postmasterPid(): Promise<number> {
  return Number.parseInt(await readFile(path.join(home, 'postgres/postmaster.pid'), 'utf8'), 10)
}

async function query(sql: string): Promise<unknown[]> {
  const port = (await findHolder(home))?.databasePort
  if (port === undefined || port === null) throw new Error('no database is running')
  const client = new Client({ connectionString: ownerUrl(port, await loadSecrets(home)) })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [...node, 'lib/launch/build.ts'], { maxBuffer: 50_000_000 })
  home = await mkdtemp(path.join(tmpdir(), 'recto-home-'))
}, 180_000)

afterEach(async () => {
  for (const { child, exitCode } of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await exitCode
    }
  }
})

afterAll(() => rm(home, { recursive: true, force: true }))

describe('npm start', () => {
  it('answers at the address it names, keeps its secrets to itself, and says where it runs when started again', async () => {
    const port = await freePort()
    const first = start(port)
    expect(await first.running).toBe(`Recto is running at http://localhost:${port}`)
    expect((await fetch(`http://localhost:${port}/no-such-page`)).status).toBe(404)
    expect((await stat(path.join(home, 'secrets.json'))).mode & 0o777).toBe(0o600)

    const second = start(port)
    expect(await second.running).toContain(`already running at http://localhost:${port}`)
    expect(await second.exitCode).toBe(0)
    expect((await fetch(`http://localhost:${port}/no-such-page`)).status).toBe(404)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('on %s stops both processes cleanly', async signal => {
    const first = start(await freePort())
    await first.running
    const holder = await findHolder(home)
    const database = await postmasterPid()
    expect(await stop(first, signal)).toBe(0)
    expect(isAlive(database)).toBe(false)
    expect(isAlive(holder?.web?.pid ?? 0)).toBe(false)
    await expect(stat(path.join(home, 'lock.json'))).rejects.toThrow()
    await expect(stat(path.join(home, 'postgres/postmaster.pid'))).rejects.toThrow()
  })

  it.each([
    ['itself', async () => []],
    ['the database', async () => [await postmasterPid()]],
    ['all three', async () => [await postmasterPid(), (await findHolder(home))?.web?.pid ?? 0]],
  ])('recovers with nothing lost after kill -9 of %s', async (_, others) => {
    const port = await freePort()
    const first = start(port)
    await first.running
    await query('CREATE TABLE IF NOT EXISTS kept (at serial)')
    await query('INSERT INTO kept DEFAULT VALUES')
    const before = await query('SELECT count(*) FROM kept')
    const web = (await findHolder(home))?.web?.pid ?? 0
    for (const pid of await others()) process.kill(pid, 'SIGKILL')
    first.child.kill('SIGKILL')
    await first.exitCode

    const second = start(port)
    expect(await second.running).toBe(`Recto is running at http://localhost:${port}`)
    expect(await query('SELECT count(*) FROM kept')).toEqual(before)
    expect((await fetch(`http://localhost:${port}/no-such-page`)).status).toBe(404)
    expect(isAlive(web)).toBe(false)
    expect(await stop(second)).toBe(0)
  })

  it('brings back a database or a web server that ends while it runs', async () => {
    const port = await freePort()
    const first = start(port)
    await first.running
    const database = await postmasterPid()
    const web = (await findHolder(home))?.web?.pid ?? 0
    process.kill(database, 'SIGKILL')
    process.kill(web, 'SIGKILL')
    await waitForExit(web, 5000)
    await expect.poll(postmasterPid, { timeout: 15_000 }).not.toBe(database)
    await expect
      .poll(() => query('SELECT 1 AS one').catch(() => []), { timeout: 15_000 })
      .toEqual([{ one: 1 }])
    const answer = () =>
      fetch(`http://localhost:${port}/no-such-page`)
        .then(it => it.status)
        .catch(() => 0)
    await expect.poll(answer, { timeout: 15_000 }).toBe(404)
    expect(await stop(first)).toBe(0)
  })

  it('takes the next free port and says so', async () => {
    const port = await freePort()
    const squatter: Server = createServer().listen(port, '127.0.0.1')
    await once(squatter, 'listening')
    try {
      const line = await start(port).running
      const taken = Number(/localhost:(\d+) \(port (\d+) is taken\)$/.exec(line)?.[1])
      expect(taken).toBeGreaterThan(port)
      expect(line).toContain(`(port ${port} is taken)`)
    } finally {
      squatter.close()
    }
  })

  it('uses the server of DATABASE_URL, also for two instances that start at once', async () => {
    const database = await createTestDatabase('template0')
    const environment = { DATABASE_URL: database.ownerUrl }
    const both = [start(await freePort(), environment), start(await freePort(), environment)]
    for (const { running } of both) expect(await running).toContain('running at')
    for (const it of both) expect(await stop(it)).toBe(0)
    await database.drop()
  })

  it('refuses a setting that does not fit and says why', async () => {
    const refused = start(3000, { PORT: 'eighty' })
    await expect(refused.running).rejects.toThrow(/PORT must be a whole number from 1 to 65535/)
    expect(await refused.exitCode).toBe(1)
  })
})
