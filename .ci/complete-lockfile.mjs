// Adds to package-lock.json the optional packages of other platforms that the registry at hand did not serve when a
// dependency was added. Without them `npm ci` refuses the lock file, also where they can be had and are needed. Run
// after `npm install NAME` when `npm ci` says that packages are missing from the lock file.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
  'wasm32',
]

const added = []
for (const [from, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    // Packages of one platform are published together with the package that wants them.
    const version = range.replace(/^\^/, '')
    const isThere = Object.keys(lock.packages).some(at => at.endsWith(`node_modules/${name}`))
    if (isThere || !/^\d+\.\d+\.\d+/.test(version)) continue
    const parts = name.slice(name.lastIndexOf('/') + 1)
    const os = systems.find(system => parts.includes(system))
    const cpu = processors.find(processor => parts.includes(processor))
    if (cpu === undefined) throw new Error(`${name}, wanted by ${from}, names no platform: add it by hand.`)
    const libc = /musl/.test(parts) ? 'musl' : /gnu/.test(parts) ? 'glibc' : undefined
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(dev === true ? { dev } : {}),
      ...(libc === undefined || os !== 'linux' ? {} : { libc: [libc] }),
      optional: true,
      ...(os === undefined ? {} : { os: [os] }),
    }
    added.push(name)
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? 'Nothing is missing.' : `Added ${added.join(', ')}`)
