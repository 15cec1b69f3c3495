import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCards } from '@/lib/cli/cards'
import { runDiff } from '@/lib/cli/diff'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recto-diff-'))
})
afterEach(() => rm(folder, { recursive: true }))

const run = async (command: typeof runDiff, ...args: string[]) => {
  const [out, err] = [new PassThrough(), new PassThrough()]
  const code = await command(args, out, err)
  return { code, out: String(out.read() ?? ''), err: String(err.read() ?? '') }
}
const note = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

describe('recto diff', () => {
  it('names cards as recto cards does', async () => {
    const old = await note(
      'old.md',
      '# Shell\n\n- `pwd`: print the current folder\n- `ls`: list the files here\n',
    )
    const next = await note('new.md', '# The shell\n\n- `pwd`: print the current folder.\n')
    const report = JSON.parse((await run(runDiff, old, next)).out)
    const keysOf = async (path: string): Promise<string[]> =>
      (await run(runCards, path)).out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).key)
    const oldKeys = [...report.kept, ...report.matched].map((pair: string[]) => pair[0])
    expect([...oldKeys, ...report.retired].sort()).toEqual((await keysOf(old)).sort())
    expect(report.kept.map((pair: string[]) => pair[1]).sort()).toEqual((await keysOf(next)).sort())
  })

  it('says in one line what cannot be read, and answers 2', async () => {
    const { code, out, err } = await run(runDiff, join(folder, 'none.md'), folder)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^.*none\.md cannot be read: there is no such file or folder\.\n$/)
    expect((await run(runDiff, folder)).code).toBe(2)
  })
})
