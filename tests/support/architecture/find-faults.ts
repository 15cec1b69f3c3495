import path from 'node:path'
import { type ModuleFacts, readModule } from './read-module'
import { forbiddenArrow, roomOf } from './rooms'

const largestFile = 350
const bannedNames = /^(utils?|helpers?|misc|types?|index|common)(\.|$)/

/** The only files that may, for one thing each. */
const onlyFor = {
  environment: new Set(['lib/server/env.ts', 'lib/launch/settings.ts']),
  scheduler: /^lib\/core\/scheduling\/fsrs-adapter\.ts$/,
  generated: /^lib\/server\/db\/(?!migrate\/)/,
  framework: /^(app|lib\/server\/(http|auth))\//,
}

/** Every breach of the house rules in these files, one sentence each; keys are paths from the repository's root. */
export function findFaults(sources: ReadonlyMap<string, string>): readonly string[] {
  const modules = new Map([...sources].map(([file, source]) => [file, readModule(file, source)]))
  const targets = new Map([...modules.values()].map(it => [it.file, resolveImports(it, modules)]))
  return [
    ...[...modules.values()].flatMap(it => faultsOf(it, targets.get(it.file) ?? [])),
    ...findMixedSides(modules, targets),
    ...findCircles(targets),
  ].map(fault => fault.trim())
}

function faultsOf(module: ModuleFacts, targets: readonly string[]): string[] {
  const { file, imports } = module
  const faults: string[] = []
  if (roomOf(file) === undefined && !isRootFile(file)) faults.push('is in no room of the house')
  for (const target of targets) {
    const forbidden = forbiddenArrow(file, target)
    if (forbidden !== undefined) faults.push(`${forbidden} (${target})`)
    if (target.startsWith('lib/server/db/generated/') && !onlyFor.generated.test(file))
      faults.push('imports the generated Prisma client outside server/db')
    if (file.startsWith('lib/') && target.startsWith('app/')) faults.push(`lib imports app (${target})`)
  }
  for (const { from, names } of imports) {
    if ((from === 'next' || from.startsWith('next/')) && !onlyFor.framework.test(file))
      faults.push(`imports ${from} outside app, server/http and server/auth`)
    if (from === 'ts-fsrs' && !onlyFor.scheduler.test(file)) faults.push('imports ts-fsrs beside its adapter')
    if (isPure(file)) {
      if (/^(node:|react|next|pg$|idb$|@prisma)/.test(from)) faults.push(`imports ${from} into pure code`)
      if (from === 'uuid' && names.some(name => /^v[1467]$/.test(name))) faults.push('makes ids in pure code')
    }
  }
  if (isPure(file)) faults.push(...module.impurities.map(impurity => `uses ${impurity}; pass it in`))
  if (module.readsEnvironment && !onlyFor.environment.has(file))
    faults.push('reads process.env beside server/env.ts')
  if (module.isBarrel) faults.push('only re-exports: no barrel files')
  const banned = file.split('/').find(part => bannedNames.test(part))
  if (banned !== undefined) faults.push(`is called ${banned}, which says nothing`)
  if (module.lines > largestFile && !module.saysWhyLong)
    faults.push(`has ${module.lines} lines: split it, or open with a comment that says "Long because …"`)
  return faults.map(fault => `${file} ${fault}`)
}

/** Configuration, instrumentation and middleware files that Next wants at the root. */
function isRootFile(file: string): boolean {
  return !file.includes('/')
}

function isPure(file: string): boolean {
  return file.startsWith('lib/core/') || file.startsWith('lib/sync/')
}

/** The files of the repository that a module imports. */
function resolveImports(module: ModuleFacts, modules: ReadonlyMap<string, ModuleFacts>): string[] {
  return module.imports.flatMap(({ from }) => {
    const base = from.startsWith('@/')
      ? from.slice(2)
      : from.startsWith('.')
        ? path.posix.join(path.posix.dirname(module.file), from)
        : undefined
    if (base === undefined) return []
    const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`]
    // The generated client is not among the sources; its path alone tells.
    return [candidates.find(it => modules.has(it)) ?? base]
  })
}

/** Nothing that runs in the browser reaches server code, however far the way; server actions are called, not loaded. */
function findMixedSides(
  modules: ReadonlyMap<string, ModuleFacts>,
  targets: ReadonlyMap<string, readonly string[]>,
): string[] {
  const faults: string[] = []
  for (const module of modules.values()) {
    if (!module.isClient && !module.file.startsWith('lib/client/')) continue
    const seen = new Set<string>([module.file])
    const queue = [module.file]
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      for (const target of targets.get(file) ?? []) {
        if (seen.has(target) || modules.get(target)?.isServerAction === true) continue
        seen.add(target)
        if (target.startsWith('lib/server/')) {
          const isType =
            modules.get(file)?.imports.every(it => !leadsTo(it.from, target) || it.isType) === true
          if (!isType) faults.push(`${module.file} runs in the browser and reaches ${target} through ${file}`)
        } else queue.push(target)
      }
    }
  }
  return faults
}

function leadsTo(specifier: string, target: string): boolean {
  return path.posix.basename(specifier) === path.posix.basename(target).replace(/\.tsx?$/, '')
}

/** Each circle of imports once, from its first file in the alphabet. */
function findCircles(targets: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const trail: string[] = []
  const circles = new Set<string>()
  const visit = (file: string): void => {
    const at = trail.indexOf(file)
    if (at !== -1) {
      const circle = trail.slice(at)
      const first = circle.indexOf([...circle].sort()[0] ?? '')
      const turned = [...circle.slice(first), ...circle.slice(0, first)]
      circles.add(`${turned.join(' → ')} → ${turned[0]} is a circle of imports`)
      return
    }
    if (done.has(file)) return
    trail.push(file)
    for (const target of targets.get(file) ?? []) visit(target)
    trail.pop()
    done.add(file)
  }
  for (const file of [...targets.keys()].sort()) visit(file)
  return [...circles]
}
