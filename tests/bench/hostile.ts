/** Generation from text that nobody writes but somebody may bring. Wanted: never more than 5 s a megabyte. */
import { generateDeck } from '@/lib/core/cards/generate-deck'
import type { BenchRow } from '@/tests/support/bench-row'

export const name = 'hostile'

const SIZE = 100_000
const repeated: Readonly<Record<string, string>> = {
  'one line of words': 'word ',
  'one line without a blank': 'a',
  'mixed line endings': 'a b\r\nc d\re f\n\n- `ls`: x\r\n',
  'NUL bytes': '\0',
  'NUL bytes in lines': 'a\0b\n',
  'right-to-left text': '\u202e\u05e9\u05dc\u05d5\u05dd, \u05e2\u05d5\u05dc\u05dd.\n\n',
  emoji: '\u{1f642}\u{1f469}\u200d\u{1f467} ',
  'a long table': '| `ls` | lists it |\n',
  'short items': '- a\n',
  'short quotes': '> a\n',
  'empty lines': '\n',
  asterisks: '*',
  underscores: '_',
  'open brackets': '[',
  'open pictures': '![a',
  'open tags': '<a href="',
  'open comments': '<!-- a\n',
  'open declarations': '<!',
  backticks: '`',
  dollars: '$',
  pipes: '|',
  'half links': '[a](',
  entities: '&amp;&lt;&#x1F600;',
  'chains of a**b': 'a**b',
  'nested emphasis': '*a _b **c __d ~~e ',
  tabs: '\t',
  'items behind tabs': '\t- a\n\t\t- b\n',
  comments: '<!-- a -->\n',
}

const shapes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(repeated).map(([shape, unit]) => [shape, unit.repeat(Math.ceil(SIZE / unit.length))]),
  ),
  'nested quotes': `${'> '.repeat(SIZE / 2)}a`,
  'nested brackets': `${'['.repeat(SIZE / 2)}a${']'.repeat(SIZE / 2)}`,
  'an unclosed fence': `\`\`\`\n${'some code\n'.repeat(SIZE / 10)}`,
  'a deep list': Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}- a\n`).join(''),
  'a wide table': `${'|a'.repeat(SIZE / 8)}\n${'|-'.repeat(SIZE / 8)}\n${'|a'.repeat(SIZE / 4)}\n`,
  'backticks of all lengths': Array.from({ length: 600 }, (_, length) => `${'`'.repeat(length + 1)} `).join(
    '',
  ),
  'link definitions': Array.from({ length: 6000 }, (_, i) => `[a${i}]: https://example.org/${i}\n`).join(''),
  footnotes: Array.from({ length: 6000 }, (_, i) => `text[^${i}]\n\n[^${i}]: note ${i}\n\n`).join(''),
}

export async function* run(): AsyncIterable<BenchRow> {
  for (let round = 0; round < 20; round += 1) generateDeck({ path: 'warm.md', text: '- `ls`: lists files\n' })
  for (const [shape, text] of Object.entries(shapes)) {
    const start = performance.now()
    generateDeck({ path: 'hostile.md', text })
    const seconds = (performance.now() - start) / 1000
    yield { bench: name, metric: shape, value: seconds / (text.length / 1e6), unit: 's/MB' }
  }
}
