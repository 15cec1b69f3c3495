/**
 * Makes the production build (`npm run build`), or finds that the one in .next is of these very sources. Several
 * processes may ask at once: one builds, the others wait for it.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { compileToolSpecs } from '@/lib/launch/compile-tool-specs'
import { generateClient } from '@/lib/launch/generate-client'
import { isMainModule } from '@/lib/launch/main-module'
import { isAlive } from '@/lib/launch/process-table'
import { projectFolder } from '@/lib/launch/project-folder'
import { childEnvironment } from '@/lib/launch/settings'
import { hashSources } from '@/lib/launch/source-hash'
import { serviceWorkerFile, writeServiceWorker } from '@/lib/launch/write-service-worker'

const buildFolder = path.join(projectFolder, '.next')
const stampFile = path.join(buildFolder, 'recto-build')
const toolSpecsStamp = path.join(projectFolder, 'public/tool-specs/VERSION')
const turnFile = path.join(projectFolder, '.next-turn')

/** The file that runs Next's command line. */
export const nextCommand = createRequire(import.meta.url).resolve('next/dist/bin/next')

export interface BuildOptions {
  /** Build even if nothing changed. */
  readonly force?: boolean
  /** Told before a build begins, which takes a while. */
  readonly onBuild?: () => void
  /** Ends a build on the way. */
  readonly signal?: AbortSignal
}

/** Makes what is made from other files and is not in the repository: the database client and the tools' options. */
export async function prepareSources(): Promise<void> {
  await generateClient()
  await compileToolSpecs(projectFolder)
}

/** Leaves a build of the present sources in .next; answers whether it had to build. */
export async function ensureBuild({ force = false, onBuild, signal }: BuildOptions = {}): Promise<boolean> {
  await generateClient()
  const sources = await hashSources()
  const isFresh = async () =>
    existsSync(toolSpecsStamp) &&
    existsSync(serviceWorkerFile) &&
    (await readFile(stampFile, 'utf8').catch(() => '')) === sources
  if (!force && (await isFresh())) return false
  await takeTurn(signal)
  try {
    if (!force && (await isFresh())) return false
    onBuild?.()
    await rm(stampFile, { force: true })
    // Next looks into public/ when it starts, not when it builds, so both can be made at the same time.
    await Promise.all([runNextBuild(signal), compileToolSpecs(projectFolder)])
    await writeServiceWorker(buildFolder)
    await writeFile(stampFile, sources)
    return true
  } finally {
    await rm(turnFile, { force: true })
  }
}

/** The turn is a file that names its holder; `link` makes it whole or not at all. */
async function takeTurn(signal: AbortSignal | undefined): Promise<void> {
  const draft = `${turnFile}.${process.pid}`
  await writeFile(draft, String(process.pid))
  try {
    for (;;) {
      signal?.throwIfAborted()
      const taken = await link(draft, turnFile).then(
        () => true,
        () => false,
      )
      if (taken) return
      const holder = Number(await readFile(turnFile, 'utf8').catch(() => ''))
      if (holder > 0 && !isAlive(holder)) await rm(turnFile, { force: true })
      await sleep(100)
    }
  } finally {
    await rm(draft, { force: true })
  }
}

/** Shows what the build says only when it fails. */
async function runNextBuild(signal: AbortSignal | undefined): Promise<void> {
  const child = spawn(process.execPath, [nextCommand, 'build'], {
    cwd: projectFolder,
    env: childEnvironment({ NODE_ENV: 'production', NODE_OPTIONS: undefined }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(signal === undefined ? {} : { signal }),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`The production build failed.\n${said.trim()}`)
}

if (isMainModule(import.meta.url)) {
  await ensureBuild({ force: process.argv.includes('--force') })
}
