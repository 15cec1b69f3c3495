/**
 * One launcher a folder. The lock is a file that names its holder by process id and start time, so a lock that a
 * killed launcher left is recognised, also when its id was given to another program since. Invariant: the file is
 * created by `link`, which fails if it exists, and is never written in place.
 */
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { signal, startMark, waitForExit } from '@/lib/launch/process-table'

const holderSchema = z.object({
  pid: z.number().int().positive(),
  mark: z.string(),
  /** Where it answers; null while it is starting. */
  address: z.string().nullable(),
  /** Port of the embedded database, for the `recto` commands; null with a server of one's own. */
  databasePort: z.number().int().nullable(),
  /** Its web server, a process of its own that may outlive it for a moment. */
  web: z.object({ pid: z.number().int().positive(), mark: z.string() }).nullable(),
})

export type LockHolder = z.infer<typeof holderSchema>

export interface HomeLock {
  /** Tells others what is known by now. */
  update(changes: Partial<Pick<LockHolder, 'address' | 'databasePort' | 'web'>>): Promise<void>
  release(): Promise<void>
}

const webStopTimeoutMs = 5000

/** Takes the lock, or answers who holds it. */
export async function lockHome(home: string): Promise<{ lock: HomeLock } | { holder: LockHolder }> {
  await mkdir(home, { recursive: true })
  const file = path.join(home, 'lock.json')
  const draft = path.join(home, `lock.${process.pid}.draft`)
  const mark = (await startMark(process.pid)) ?? ''
  let self: LockHolder = { pid: process.pid, mark, address: null, databasePort: null, web: null }
  const writeDraft = () => writeFile(draft, JSON.stringify(self), { mode: 0o600 })

  for (;;) {
    const found = await readHolder(file)
    if (found !== undefined && (await startMark(found.pid)) === found.mark) return { holder: found }
    if (found !== undefined) await endWebServer(found)
    if (await readFile(file, 'utf8').catch(() => undefined)) await takeAway(file, found)
    await writeDraft()
    try {
      await link(draft, file)
      break
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
    } finally {
      await rm(draft, { force: true })
    }
  }

  return {
    lock: {
      update: async changes => {
        self = { ...self, ...changes }
        await writeDraft()
        await rename(draft, file)
      },
      release: () => rm(file, { force: true }),
    },
  }
}

/** Who runs Recto on this folder, if anyone does. */
export async function findHolder(home: string): Promise<LockHolder | undefined> {
  const found = await readHolder(path.join(home, 'lock.json'))
  return found !== undefined && (await startMark(found.pid)) === found.mark ? found : undefined
}

async function readHolder(file: string): Promise<LockHolder | undefined> {
  const content = await readFile(file, 'utf8').catch(() => undefined)
  if (content === undefined) return undefined
  try {
    return holderSchema.parse(JSON.parse(content))
  } catch {
    return undefined
  }
}

/** Removes a stale lock, unless another launcher has replaced it by its own in the meantime. */
async function takeAway(file: string, stale: LockHolder | undefined): Promise<void> {
  const aside = `${file}.${process.pid}.stale`
  await rename(file, aside).catch(() => undefined)
  const taken = await readHolder(aside)
  if (taken !== undefined && taken.mark !== stale?.mark) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}

/** A web server ends by itself when its launcher was killed; here it is waited for, so that its port is free. */
async function endWebServer({ web }: LockHolder): Promise<void> {
  if (web === null || (await startMark(web.pid)) !== web.mark) return
  if (await waitForExit(web.pid, webStopTimeoutMs)) return
  signal(web.pid, 'SIGKILL')
  await waitForExit(web.pid, webStopTimeoutMs)
}
