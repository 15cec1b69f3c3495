import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { projectFolder } from '@/lib/launch/project-folder'

/** What a production build is made of. What is itself made of these is left out. */
const folders = ['app', 'lib', 'public']
const files = [
  'next.config.js',
  'proxy.ts',
  'instrumentation-client.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
  'prisma/schema.prisma',
]
const leftOut = new Set([
  'lib/launch',
  'lib/cli',
  'lib/server/db/generated',
  'public/tool-specs',
  'public/sw.js',
  'lib/server/db/migrate',
])

/** A hash over the content of everything that goes into the build: equal hashes, equal builds. */
export async function hashSources(): Promise<string> {
  const listed = (await Promise.all(folders.map(listFiles))).flat()
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '')
  const contents = await Promise.all(
    [...files, ...listed.sort()].map(async file => {
      const content = await readFile(path.join(projectFolder, file)).catch(() => Buffer.from('missing'))
      return { file, digest: createHash('sha256').update(content).digest('hex') }
    }),
  )
  for (const { file, digest } of contents) hash.update(`${file} ${digest}\n`)
  return hash.digest('hex')
}

async function listFiles(folder: string): Promise<string[]> {
  if (leftOut.has(folder)) return []
  const entries = await readdir(path.join(projectFolder, folder), { withFileTypes: true }).catch(() => [])
  const nested = await Promise.all(
    entries.map(entry => {
      const file = `${folder}/${entry.name}`
      if (entry.isDirectory()) return listFiles(file)
      return Promise.resolve(entry.isFile() && !leftOut.has(file) ? [file] : [])
    }),
  )
  return nested.flat()
}
