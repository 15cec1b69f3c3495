import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeCommand } from '@/lib/core/shell/judge-command'
import type { FindToolSpec } from '@/lib/core/shell/tool-spec'
import { loadToolSpecs } from '@/tests/support/tool-specs'
import { JUDGE_CASES } from './judge-cases'

const findSpec = loadToolSpecs()

const knowsNothing: FindToolSpec = () => undefined

describe('judgeCommand', () => {
  it.each(JUDGE_CASES)('%s: `%s` typed as `%s`', (verdict, expected, typed) => {
    expect(judgeCommand(expected, typed, findSpec).verdict).toBe(verdict)
  })

  it('has the cases the specification asks for', () => {
    expect(JUDGE_CASES.length).toBeGreaterThanOrEqual(300)
  })

  it('is reflexive for every line', () => {
    fc.assert(
      fc.property(fc.string(), line => {
        fc.pre(line.trim().replace(/^(?:[$%❯]|>>>)(?: +|$)/, '') !== '')
        expect(judgeCommand(line, line, knowsNothing).verdict).toBe('exact')
      }),
    )
  })

  it('calls two lines equal whichever comes first', () => {
    const word = fc.constantFrom(
      'git',
      'commit',
      '-m',
      '-am',
      '"x y"',
      'a',
      '--amend',
      '<id>',
      '|',
      '>',
      'f',
      '&&',
      '-a',
    )
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map(words => words.join(' '))
    const isEqual = (a: string, b: string) =>
      ['exact', 'equal'].includes(judgeCommand(a, b, findSpec).verdict)
    fc.assert(
      fc.property(line, line, (a, b) => {
        expect(isEqual(a, b)).toBe(isEqual(b, a))
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, whatever is typed', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'$(){}[]<>|&;"\'`\\ -=#\n') }),
    )
    fc.assert(
      fc.property(wild, wild, (a, b) => {
        expect(judgeCommand(a, b, findSpec).suggestedRating).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  it('accounts for every typed and every expected word', () => {
    const { tokens } = judgeCommand(
      'docker run -d --name web nginx',
      'docker run --name api -p 80:80 nginx',
      findSpec,
    )
    expect(tokens).toEqual([
      { text: 'docker', mark: 'same' },
      { text: 'run', mark: 'same' },
      { text: '--name api', mark: 'changed', expected: '-d' },
      { text: '-p 80:80', mark: 'changed', expected: '--name web' },
      { text: 'nginx', mark: 'same' },
    ])
  })

  it('says which spelling was used and that order does not matter', () => {
    const { remarks } = judgeCommand(
      'docker run -d -i alpine',
      'docker run --interactive --detach alpine',
      findSpec,
    )
    expect(remarks.join(' ')).toContain('another order')
    expect(remarks.join(' ')).toContain('--interactive is another way to write -i')
  })
})
