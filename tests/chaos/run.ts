/**
 * `npm run --silent chaos -- --devices 5 --reviews 3000 --kills 12 --seed N`: progress on standard error, the result
 * as the last line of standard output. Exit code: 0 when nothing was lost, doubled or differs, 1 when something was,
 * 2 for wrong usage.
 */
import { parseArgs } from 'node:util'

const defaults = { devices: 5, reviews: 3_000, kills: 12, seed: 1 }

function readOptions(): typeof defaults | string {
  const text = { type: 'string' as const }
  try {
    const { values } = parseArgs({ options: { devices: text, reviews: text, kills: text, seed: text } })
    const options = { ...defaults }
    for (const name of ['devices', 'reviews', 'kills', 'seed'] as const) {
      const value = Number(values[name] ?? defaults[name])
      const least = name === 'devices' || name === 'reviews' ? 1 : 0
      if (!Number.isSafeInteger(value) || value < least)
        return `--${name} must be a whole number from ${least}.`
      options[name] = value
    }
    return options
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

const say = (line: string) => process.stderr.write(`${line}\n`)
const options = readOptions()
if (typeof options === 'string') {
  say(options)
  process.exit(2)
}
const began = performance.now()
say('starting a server of its own (a fresh checkout is built first)')
// A fresh checkout has no database client yet, and the run itself imports it.
const { prepareSources } = await import('@/lib/launch/build')
await prepareSources()
const { runChaos } = await import('./chaos')
const { faults, kills, acknowledged, lost, duplicated, diverged } = await runChaos(options, say)
for (const fault of faults.slice(0, 20)) say(fault)
const seconds = Math.round((performance.now() - began) / 100) / 10
const { seed, devices } = options
process.stdout.write(
  `${JSON.stringify({ seed, devices, acknowledged, lost, duplicated, diverged, kills, seconds })}\n`,
)
process.exit(lost + duplicated + diverged === 0 ? 0 : 1)
