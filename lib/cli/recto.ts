/**
 * `npm run --silent recto -- COMMAND …`. Each command is a file that is loaded only when it is asked for, so that a
 * command pays for nothing but itself. Exit code: 0 done, 1 failed, 2 wrong usage.
 */
import type { Writable } from 'node:stream'

type Run = (args: readonly string[], out: Writable, err: Writable) => Promise<number>

interface Command {
  readonly does: string
  load(): Promise<Run>
}

const commands: Readonly<Record<string, Command>> = {
  cards: {
    does: 'prints the cards that come out of Markdown files',
    load: async () => (await import('@/lib/cli/cards')).runCards,
  },
  diff: {
    does: 'tells which cards survive from one version of notes to the next',
    load: async () => (await import('@/lib/cli/diff')).runDiff,
  },
  replay: {
    does: 'replays a review log through the scheduler',
    load: async () => (await import('@/lib/cli/replay')).runReplay,
  },
  optimize: {
    does: 'fits the scheduler to a review log',
    load: async () => (await import('@/lib/cli/optimize')).runOptimize,
  },
  backup: {
    does: 'writes everything in the database into one file',
    load: async () => (await import('@/lib/cli/backup')).runBackup,
  },
  restore: {
    does: 'puts such a file into an empty database',
    load: async () => (await import('@/lib/cli/restore')).runRestore,
  },
  user: {
    does: 'lists, creates, resets or deletes accounts',
    load: async () => (await import('@/lib/cli/user')).runUser,
  },
  verify: {
    does: 'rebuilds a learner’s cards from the log and compares with what is stored',
    load: async () => (await import('@/lib/cli/verify')).runVerify,
  },
}

const width = Math.max(...Object.keys(commands).map(name => name.length))
const usage = `recto COMMAND …

${Object.entries(commands)
  .map(([name, { does }]) => `  ${name.padEnd(width)}  ${does}`)
  .join('\n')}

recto COMMAND --help tells more.
`

async function main(args: readonly string[], out: Writable, err: Writable): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    out.write(usage)
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    err.write(`There is no command "${name}".\n\n${usage}`)
    return 2
  }
  const run = await command.load()
  return run(rest, out, err)
}

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => process.exit(cause.code === 'EPIPE' ? 0 : 1))

process.exitCode = await main(process.argv.slice(2), process.stdout, process.stderr)
