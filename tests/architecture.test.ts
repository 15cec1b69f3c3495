/** The house rules (ARCHITECTURE.md) hold in the repository, and each of them can be broken. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findFaults } from '@/tests/support/architecture/find-faults'

function readSources(): Map<string, string> {
  const files = ['app', 'lib'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`),
  )
  const sources = files.filter(file => /\.tsx?$/.test(file) && !file.includes('/generated/'))
  return new Map(sources.map(file => [file, readFileSync(file, 'utf8')]))
}

/** The faults of a made-up repository: the files it names, each with the text it holds. */
const faultsIn = (files: Record<string, string>) => findFaults(new Map(Object.entries(files)))

describe('the repository', () => {
  it('keeps the rules of the house', () => {
    expect(findFaults(readSources())).toEqual([])
  })
})

describe('a breach is found:', () => {
  const empty = 'export const a = 1\n'
  const importing = (specifier: string) => `import { a } from '${specifier}'\nexport const b = a\n`

  it.each([
    ['core importing contracts', 'lib/core/x.ts', 'lib/contracts/y.ts'],
    ['contracts importing sync', 'lib/contracts/x.ts', 'lib/sync/y.ts'],
    ['sync importing client', 'lib/sync/x.ts', 'lib/client/y.ts'],
    ['client importing server', 'lib/client/x.ts', 'lib/server/use-cases/y.ts'],
    ['a use case importing http', 'lib/server/use-cases/x.ts', 'lib/server/http/y.ts'],
    ['a use case importing a use case', 'lib/server/use-cases/x.ts', 'lib/server/use-cases/y.ts'],
    ['db importing contracts', 'lib/server/db/x.ts', 'lib/contracts/y.ts'],
    ['a page importing db', 'app/(app)/today/page.tsx', 'lib/server/db/y.ts'],
    ['a shared component importing client', 'app/_ui/x.tsx', 'lib/client/y.ts'],
    ['a command importing db', 'lib/cli/x.ts', 'lib/server/db/y.ts'],
    ['lib importing app', 'lib/client/x.ts', 'app/_ui/y.ts'],
    ['the launcher importing a use case', 'lib/launch/x.ts', 'lib/server/use-cases/y.ts'],
  ])('%s', (_, from, to) => {
    const target = to.replace(/\.tsx?$/, '')
    expect(faultsIn({ [from]: importing(`@/${target}`), [to]: empty })).not.toEqual([])
  })

  it('by a relative path, a type, a re-export and a dynamic import', () => {
    const target = { 'lib/contracts/y.ts': empty }
    for (const text of [
      importing('../contracts/y'),
      `import type { A } from '../contracts/y'\nexport type B = A\n`,
      `export const b = 1\nexport { a } from '../contracts/y'\n`,
      `export const b = () => import('../contracts/y')\n`,
    ])
      expect(faultsIn({ 'lib/core/x.ts': text, ...target })).toEqual([
        'lib/core/x.ts core may not import contracts (lib/contracts/y.ts)',
      ])
  })

  it.each([
    ['lib/core/x.ts', 'next/headers', 'imports next/headers outside'],
    ['lib/server/use-cases/x.ts', 'next/navigation', 'imports next/navigation outside'],
    ['lib/core/cards/x.ts', 'ts-fsrs', 'ts-fsrs'],
    ['lib/core/cards/x.ts', 'node:fs', 'node:fs'],
    ['lib/sync/x.ts', 'react', 'react'],
    ['lib/server/use-cases/x.ts', '@/lib/server/db/generated/client', 'generated Prisma client'],
  ])('%s importing %s', (file, specifier, fault) => {
    expect(faultsIn({ [file]: importing(specifier) })).toEqual(
      expect.arrayContaining([expect.stringContaining(fault)]),
    )
  })

  it.each([
    ['Date.now()'],
    ['new Date()'],
    ['Date()'],
    ['Math.random()'],
    ['crypto.randomUUID()'],
    ['performance.now()'],
    [`console.log('x')`],
    [`fetch('/x')`],
    ['localStorage.length'],
  ])('%s in pure code', expression => {
    const text = `export const a = () => ${expression}\n`
    expect(faultsIn({ 'lib/core/x.ts': text })).toHaveLength(1)
    expect(faultsIn({ 'lib/sync/x.ts': text })).toHaveLength(1)
    expect(faultsIn({ 'lib/client/x.ts': text })).toEqual([])
  })

  it('but a date made of an instant, and a clock that was passed in, are none', () => {
    const text = 'export const a = (at: number, console: { log(): void }) => (console.log(), new Date(at))\n'
    expect(faultsIn({ 'lib/core/x.ts': text })).toEqual([])
  })

  it('making ids in pure code', () => {
    expect(faultsIn({ 'lib/core/x.ts': `import { v7 } from 'uuid'\nexport const a = v7\n` })).toHaveLength(1)
  })

  it('reading the environment', () => {
    const text = 'export const a = process.env.HOME\n'
    expect(faultsIn({ 'lib/server/use-cases/x.ts': text })).toEqual([
      'lib/server/use-cases/x.ts reads process.env beside server/env.ts',
    ])
    expect(faultsIn({ 'lib/server/env.ts': text })).toEqual([])
  })

  it('a barrel', () => {
    expect(faultsIn({ 'lib/core/x.ts': `export * from './y'\n`, 'lib/core/y.ts': empty })).toEqual([
      'lib/core/x.ts only re-exports: no barrel files',
    ])
  })

  it('a circle, also one of types', () => {
    const circle = {
      'lib/core/a.ts': `import type { B } from './b'\nexport type A = B\n`,
      'lib/core/b.ts': `import type { A } from './a'\nexport type B = A\n`,
    }
    expect(faultsIn(circle)).toEqual(['lib/core/a.ts → lib/core/b.ts → lib/core/a.ts is a circle of imports'])
  })

  it('a browser module that reaches the server by a detour', () => {
    const files = {
      'app/(app)/notes/list.tsx': `'use client'\nimport { a } from './detour'\nexport const b = a\n`,
      'app/(app)/notes/detour.ts': importing('@/lib/server/use-cases/list-notes'),
      'lib/server/use-cases/list-notes.ts': empty,
    }
    expect(faultsIn(files)).toHaveLength(1)
    const action = {
      ...files,
      'app/(app)/notes/detour.ts': `'use server'\n${files['app/(app)/notes/detour.ts']}`,
    }
    expect(faultsIn(action)).toEqual([])
  })

  it('names that say nothing, rooms that are none, files that are too long', () => {
    expect(faultsIn({ 'lib/core/utils.ts': empty })).toHaveLength(1)
    expect(faultsIn({ 'lib/core/helpers/x.ts': empty })).toHaveLength(1)
    expect(faultsIn({ 'lib/attic/x.ts': empty })).toEqual(['lib/attic/x.ts is in no room of the house'])
    const long = 'export {}\n'.repeat(351)
    expect(faultsIn({ 'lib/core/x.ts': long })).toHaveLength(1)
    expect(faultsIn({ 'lib/core/x.ts': `// Long because it is a table.\n${long}` })).toEqual([])
  })
})
