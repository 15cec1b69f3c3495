/** Writes public/sw.js: the service worker with the list of what the build made, which it keeps on the device. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { projectFolder } from '@/lib/launch/project-folder'

const source = path.join(projectFolder, 'lib/client/service-worker/service-worker.js')
export const serviceWorkerFile = path.join(projectFolder, 'public/sw.js')

/** Latin letters in every shape; other scripts come when a note has them. */
const isNeeded = (file: string): boolean => /\.(js|css)$/.test(file) || /-latin-wght-.*\.woff2$/.test(file)

export async function writeServiceWorker(buildFolder: string): Promise<void> {
  const build = (await readFile(path.join(buildFolder, 'BUILD_ID'), 'utf8')).trim()
  const made = await readdir(path.join(buildFolder, 'static'), { recursive: true })
  const files = made
    .filter(isNeeded)
    .map(file => `/_next/static/${file.split(path.sep).join('/')}`)
    .sort()
  const head = `const BUILD = ${JSON.stringify(build)}\nconst FILES = ${JSON.stringify(files, null, 1)}\n`
  await writeFile(serviceWorkerFile, head + (await readFile(source, 'utf8')))
}
