/**
 * Who may import whom (ARCHITECTURE.md). A room may always import itself, but for use cases, which share by pushing
 * down into core. A folder that is in no room is a fault: a new room is a decision.
 */
interface Room {
  readonly name: string
  readonly folder: string
  readonly mayImport: readonly string[]
}

const adapters = ['server/passwords', 'server/optimizer', 'server/mail']
const shared = ['contracts', 'core']
const base = ['server/env', 'server/log', ...shared]

const rooms: readonly Room[] = [
  { name: 'core', folder: 'lib/core', mayImport: [] },
  { name: 'contracts', folder: 'lib/contracts', mayImport: ['core'] },
  { name: 'sync', folder: 'lib/sync', mayImport: shared },
  { name: 'client', folder: 'lib/client', mayImport: ['sync', ...shared] },
  { name: 'server/env', folder: 'lib/server/env.ts', mayImport: [] },
  { name: 'server/log', folder: 'lib/server/log.ts', mayImport: ['server/env'] },
  { name: 'server/db/migrate', folder: 'lib/server/db/migrate', mayImport: [] },
  { name: 'server/db', folder: 'lib/server/db', mayImport: ['server/env', 'server/log', 'core'] },
  ...adapters.map(name => ({ name, folder: `lib/${name}`, mayImport: base })),
  {
    name: 'server/use-cases',
    folder: 'lib/server/use-cases',
    mayImport: ['server/db', ...adapters, 'sync', ...base],
  },
  {
    name: 'server/auth',
    folder: 'lib/server/auth',
    // next-auth keeps its accounts and sessions through an adapter of ours, which is database code.
    mayImport: ['server/use-cases', 'server/db', ...adapters, ...base],
  },
  { name: 'server/http', folder: 'lib/server/http', mayImport: ['server/auth', ...base] },
  {
    name: 'server/jobs',
    folder: 'lib/server/jobs',
    mayImport: ['server/use-cases', 'server/env', ...shared],
  },
  {
    name: 'cli',
    folder: 'lib/cli',
    mayImport: ['server/use-cases', 'server/optimizer', 'launch', ...shared],
  },
  { name: 'launch', folder: 'lib/launch', mayImport: ['server/env', 'server/db/migrate', 'core'] },
  { name: 'app/_ui', folder: 'app/_ui', mayImport: shared },
  {
    name: 'app/api',
    folder: 'app/api',
    mayImport: ['server/use-cases', 'server/http', 'server/auth', ...base],
  },
  {
    name: 'app',
    folder: 'app',
    mayImport: [
      'app/_ui',
      'client',
      'server/use-cases',
      'server/http',
      'server/auth',
      'server/env',
      ...shared,
    ],
  },
]

/** The room of a file, by the longest folder that holds it. */
export function roomOf(file: string): Room | undefined {
  return rooms
    .filter(room => file === room.folder || file.startsWith(`${room.folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0]
}

/** Why the first file may not import the second, or undefined if it may. Both are paths in the repository. */
export function forbiddenArrow(from: string, to: string): string | undefined {
  const source = roomOf(from)
  const target = roomOf(to)
  if (source === undefined || target === undefined) return undefined
  if (source.name === target.name && source.name !== 'server/use-cases') return undefined
  if (source.mayImport.includes(target.name)) return undefined
  return source.name === target.name
    ? 'one use case imports another; push what they share down into core'
    : `${source.name} may not import ${target.name}`
}
