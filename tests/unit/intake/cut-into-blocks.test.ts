import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExplainedPassage } from '@/lib/core/cards/card'
import type { Chapter } from '@/lib/core/notes/note'
import { cutIntoBlocks } from '@/lib/core/notes-intake/cut-into-blocks'

const passage = (startLine: number, endLine: number, cards: string[], sentence = ''): ExplainedPassage => ({
  startLine,
  endLine,
  chapter: [],
  cards,
  reason: cards.length > 0 ? null : { code: 'x', sentence },
})
const chapter = (title: string, startLine: number, endLine: number): Chapter => ({
  path: [title],
  depth: 1,
  startLine,
  endLine,
})

/** One line per block: its lines, its text, its cards. */
function shown(text: string, chapters: Chapter[], passages: ExplainedPassage[]): string[] {
  return cutIntoBlocks(text, { chapters, passages }).flatMap(one => [
    `§ ${one.path.join(' > ')}`,
    ...one.blocks.map(
      block => `${block.startLine}-${block.endLine} ${JSON.stringify(block.markdown)} ${block.cards.join()}`,
    ),
  ])
}

describe('cutIntoBlocks', () => {
  test('cuts at chapters, blank lines and passages', () => {
    const text = 'before\n# A\nfirst\n- one: 1\n  - two: 2\n\nlast\n'
    const passages = [
      passage(1, 1, []),
      passage(3, 3, []),
      passage(4, 4, ['k1']),
      passage(5, 5, ['k2', 'k3']),
    ]
    expect(shown(text, [chapter('A', 2, 8)], passages)).toEqual([
      '§ ',
      '1-1 "before" ',
      '§ A',
      '2-2 "# A" ',
      '3-3 "first" ',
      '4-4 "- one: 1" k1',
      '5-5 "- two: 2" k2,k3',
      '7-7 "last" ',
    ])
  })

  test('never cuts a fence or a table', () => {
    const text = '```sh\na\n\nb\n```\n\n| c | d |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nend'
    const passages = [
      passage(1, 5, ['k1']),
      passage(2, 2, ['k2']),
      passage(9, 9, ['k3']),
      passage(10, 10, ['k4']),
    ]
    expect(shown(text, [], passages)).toEqual([
      '§ ',
      '1-5 "```sh\\na\\n\\nb\\n```" k1,k2',
      '7-10 "| c | d |\\n|---|---|\\n| 1 | 2 |\\n| 3 | 4 |" k3,k4',
      '12-12 "end" ',
    ])
  })

  test('an inline span of three backticks opens no fence', () => {
    expect(shown('```x``` lists\n\nnext', [], [])).toEqual(['§ ', '1-1 "```x``` lists" ', '3-3 "next" '])
  })

  test('reference links keep the line that says where they lead', () => {
    const [only] = cutIntoBlocks('See [the docs][d].\n\n[d]: https://example.org', {
      chapters: [],
      passages: [],
    })
    expect(only?.blocks[0]?.markdown).toBe('See [the docs][d].\n\n[d]: https://example.org')
  })

  test('reasons are told once', () => {
    const [only] = cutIntoBlocks('a\nb', {
      chapters: [],
      passages: [passage(1, 2, [], 'No explanation.'), passage(1, 1, [], 'No explanation.')],
    })
    expect(only?.blocks[0]?.reasons).toEqual(['No explanation.'])
  })

  test('a card of several passages stands at the first, the others say that it came from them too', () => {
    const [only] = cutIntoBlocks('Steps:\n1. one\n2. two', {
      chapters: [],
      passages: [passage(1, 1, ['k1']), passage(2, 2, ['k1']), passage(3, 3, ['k1', 'k2'])],
    })
    expect(only?.blocks.map(block => [block.cards, block.shared])).toEqual([
      [['k1'], []],
      [[], ['k1']],
      [['k2'], ['k1']],
    ])
  })

  test('no line of text and no card is lost or shown twice, whatever the note', () => {
    const line = fc.constantFrom(
      '',
      '# h',
      'text',
      '- item',
      '  - sub',
      '```',
      '~~~',
      '| a | b |',
      '|---|---|',
      '> q',
      '    code',
    )
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 25 }),
        fc.array(fc.nat(24), { maxLength: 8 }),
        (lines, starts) => {
          const inside = starts.filter(start => lines[start]?.trim())
          const passages = inside.map((start, n) => passage(start + 1, start + 1, [`k${n}`]))
          const blocks = cutIntoBlocks(lines.join('\n'), { chapters: [], passages }).flatMap(
            one => one.blocks,
          )
          const covered = blocks.flatMap(block =>
            Array.from({ length: block.endLine - block.startLine + 1 }, (_, n) => block.startLine + n),
          )
          expect(new Set(covered).size).toBe(covered.length)
          const written = lines.flatMap((text, n) => (text.trim() === '' ? [] : [n + 1]))
          expect(written.filter(n => !covered.includes(n))).toEqual([])
          expect(blocks.flatMap(block => block.cards).sort()).toEqual(
            passages.flatMap(one => one.cards).sort(),
          )
        },
      ),
    )
  })
})
