/** Card generation against parsing alone, on notes from 10 kB to 10 MB. The measure is the same text's syntax tree. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { generateDeck } from '@/lib/core/cards/generate-deck'
import { parseNote } from '@/lib/core/notes/parse-note'
import type { BenchRow } from '@/tests/support/bench-row'

export const name = 'cards'

const sizes = [10_000, 20_000, 100_000, 200_000, 1_000_000, 10_000_000]
/** The parser holds every event of what it is given: above this it is not given the whole at once. */
const MOST_AT_ONCE = 1_000_000
const folder = fileURLToPath(new URL('../fixtures/notes', import.meta.url))

export async function* run(): AsyncIterable<BenchRow> {
  const note = readdirSync(folder)
    .filter(file => file.endsWith('.md'))
    .map(file => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n\n')
  for (let round = 0; round < 5; round += 1) generateDeck({ path: 'warm.md', text: note })
  let before = 0
  for (const size of sizes) {
    const text = note.repeat(Math.ceil(size / note.length)).slice(0, size)
    const rounds = Math.max(1, Math.min(20, Math.floor(2_000_000 / size)))
    const parsing: number[] = []
    const whole: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      parsing.push(timeOf(() => parseNote(text)))
      whole.push(timeOf(() => generateDeck({ path: 'note.md', text })))
    }
    const seconds = median(whole) / 1000
    const metric = `${(size / 1000).toLocaleString('en')} kB`
    yield { bench: name, metric: `generation of ${metric}`, value: seconds / (size / 1e6), unit: 's/MB' }
    yield {
      bench: name,
      metric: `generation of ${metric}`,
      value: median(whole) / median(parsing),
      unit: 'x',
      ratioTo: 'parsing the same text',
    }
    if (size <= MOST_AT_ONCE) {
      const alone = Array.from({ length: rounds }, () => timeOf(() => parseAtOnce(text)))
      yield {
        bench: name,
        metric: `generation of ${metric}`,
        value: median(whole) / median(alone),
        unit: 'x',
        ratioTo: 'the Markdown parser given the whole text at once',
      }
    }
    if (before > 0) {
      yield {
        bench: name,
        metric: `${metric} against the size before`,
        value: median(whole) / before,
        unit: 'x',
        ratioTo: 'the size before',
      }
    }
    before = median(whole)
  }
}

function parseAtOnce(text: string): unknown {
  return fromMarkdown(text, {
    extensions: [gfm(), math()],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
  })
}

function timeOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
