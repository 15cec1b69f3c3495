import { describe, expect, it } from 'vitest'
import { generateDeck } from '@/lib/core/cards/generate-deck'
import { cutSource } from '@/lib/core/notes/cut-source'
import { parseNote } from '@/lib/core/notes/parse-note'
import { tameSource } from '@/lib/core/notes/tame-source'

const MANY = 100_000

describe('hostile text', { timeout: 60_000 }, () => {
  const cases: readonly (readonly [string, string])[] = [
    ['nested quotes', `${'> '.repeat(MANY)}a`],
    ['nested lists', `${'- '.repeat(MANY)}a`],
    ['open brackets', '['.repeat(MANY)],
    ['closed brackets', `${'['.repeat(MANY)}a${']'.repeat(MANY)}`],
    ['open emphasis', '*a '.repeat(MANY)],
    ['one long line', 'word '.repeat(100_000)],
    ['an unclosed fence', `\`\`\`\n${'x\n'.repeat(20_000)}`],
    ['NUL bytes', '\u0000'.repeat(MANY)],
  ]
  it.each(cases)('%s is read without a crash', (_, text) => {
    expect(() => generateDeck({ path: 'a.md', text })).not.toThrow()
  })

  it('keeps every offset and line break when markers are replaced', () => {
    const text = `${'> '.repeat(50)}a\n${'['.repeat(2000)}\r\nb`
    const tame = tameSource(text)
    expect(tame).toHaveLength(text.length)
    expect(tame.split('\n')).toHaveLength(3)
    expect(tame).not.toBe(text)
  })

  it('leaves ordinary notes alone', () => {
    const text = '# A\n\n> - [x](y) *z*\n'
    expect(tameSource(text)).toBe(text)
  })
})

describe('long notes', { timeout: 60_000 }, () => {
  const part = '## Heading\n\nA pump moves water.\n\n- `ls`: list files\n\n'
  const text = part.repeat(2000)

  it('are cut into pieces that join to the whole', () => {
    const pieces = cutSource(text)
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.map(piece => piece.text).join('')).toBe(text)
    for (const piece of pieces) expect(text.slice(0, piece.offset).split('\n')).toHaveLength(piece.line)
  })

  it('keep positions that count in the whole text', () => {
    const { tree, source } = parseNote(text)
    const last = tree.children.at(-1)
    expect(last?.position?.end.line).toBe(text.split('\n').length - 2)
    expect(source.slice(last?.position?.start.offset, last?.position?.end.offset)).toBe('- `ls`: list files')
  })

  it('resolve references whose target stands in another piece', () => {
    const { tree } = parseNote(`[a]: https://example.org\n\n${text}\n\nSee [the page][a].\n`)
    const last = tree.children.at(-1)
    expect(last?.type === 'paragraph' && last.children.some(child => child.type === 'linkReference')).toBe(
      true,
    )
  })

  it('do not count a byte order mark', () => {
    expect(parseNote('\ufeff# A').source).toBe('# A')
  })
})
