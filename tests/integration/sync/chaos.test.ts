/** A short chaos run (`npm run chaos` is the long one): real processes, killed while devices send and fetch. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const TIMEOUT_MS = 300_000

async function run(seed: number): Promise<unknown> {
  const options = { devices: 3, reviews: 150, kills: 2, seed }
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const args = ['--conditions=react-server', '--import', 'tsx', 'tests/chaos/run.ts', ...flags]
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 10_000_000 })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}

it(
  'S3, S4, S10, S12, S15: nothing is lost, doubled or different while server and database are killed',
  async () => {
    const result = await run(20_261_125)
    expect(result).toMatchObject({ lost: 0, duplicated: 0, diverged: 0, kills: 2 })
    expect(result).toHaveProperty('acknowledged')
    const { acknowledged } = result as { acknowledged: number }
    expect(acknowledged).toBeGreaterThanOrEqual(150)
  },
  TIMEOUT_MS,
)
