/** `npm start` and, with `--dev`, `npm run dev`: the whole of Recto on one command (README.md). */
import { lockHome } from '@/lib/launch/home-lock'
import { launch } from '@/lib/launch/launch'
import { readSettings } from '@/lib/launch/settings'

async function main(args: readonly string[]): Promise<number> {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort())

  const settings = readSettings()
  const say = (line: string) => console.log(line)
  const run = { settings, isDevelopment: args.includes('--dev'), signal: stop.signal, say }
  if (settings.databaseUrl !== undefined) {
    await launch({ ...run, lock: undefined })
    return 0
  }
  const taken = await lockHome(settings.home)
  if ('holder' in taken) {
    const { address, pid } = taken.holder
    say(
      address === null
        ? `Recto is already starting on ${settings.home} (process ${pid}).`
        : `Recto is already running at ${address} (process ${pid}, folder ${settings.home}).`,
    )
    return 0
  }
  try {
    await launch({ ...run, lock: taken.lock })
  } finally {
    await taken.lock.release()
  }
  return 0
}

try {
  process.exit(await main(process.argv.slice(2)))
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause)
  process.exit(1)
}
