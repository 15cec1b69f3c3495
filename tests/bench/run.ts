/** `npm run bench [-- NAME …]`: runs the benchmarks beside this file; JSON lines as they come, then one table. */
import { readdir } from 'node:fs/promises'
import type { Bench, BenchRow } from '@/tests/support/bench-row'

function isBench(loaded: object): loaded is Bench {
  return 'name' in loaded && 'run' in loaded && typeof loaded.run === 'function'
}

async function loadBenches(wanted: readonly string[]): Promise<readonly Bench[]> {
  const files = (await readdir(new URL('.', import.meta.url))).filter(
    it => it.endsWith('.ts') && it !== 'run.ts',
  )
  const loaded: object[] = await Promise.all(
    files.sort().map(file => import(new URL(file, import.meta.url).href)),
  )
  const benches = loaded.filter(isBench)
  const unknown = wanted.filter(name => !benches.some(bench => bench.name === name))
  if (unknown.length > 0)
    throw new Error(
      `No benchmark ${unknown.join(', ')}; there are ${benches.map(bench => bench.name).join(', ')}.`,
    )
  return wanted.length === 0 ? benches : benches.filter(bench => wanted.includes(bench.name))
}

function formatTable(rows: readonly BenchRow[]): string {
  const cells = rows.map(row => [
    row.bench,
    row.metric,
    row.value.toLocaleString('en', { maximumSignificantDigits: 4 }),
    row.unit,
    row.ratioTo ?? '',
  ])
  const table = [['bench', 'metric', 'value', 'unit', 'ratio to'], ...cells]
  const widths = [0, 1, 2, 3, 4].map(column => Math.max(...table.map(line => line[column]?.length ?? 0)))
  return table
    .map(line =>
      line
        .map((cell, column) =>
          column === 2 ? cell.padStart(widths[2] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const rows: BenchRow[] = []
for (const bench of await loadBenches(process.argv.slice(2).filter(arg => !arg.startsWith('-')))) {
  for await (const row of await bench.run()) {
    console.log(JSON.stringify(row))
    rows.push(row)
  }
}
console.log(`\n${formatTable(rows)}`)
process.exit(0)
