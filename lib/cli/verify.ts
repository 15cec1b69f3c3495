import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { reachAppDatabase } from '@/lib/launch/reach-app-database'
import { readSettings } from '@/lib/launch/settings'

const USAGE = `recto verify --user EMAIL

Folds every card of this learner from the review log and compares the result, byte for byte, with the stored
memory. Prints one JSON line for each card that differs ({"cardId","expected","stored"}), then one with the counts.
Changes nothing. Uses the database of DATABASE_URL, or that of the Recto that is running on RECTO_HOME.
`

/** Exit code: 0 nothing differs, 1 something does or it could not be read, 2 wrong usage. */
export async function runVerify(args: readonly string[], out: Writable, err: Writable): Promise<number> {
  const email = readUser(args)
  if (email === 'help') {
    out.write(USAGE)
    return 0
  }
  if (email === null) {
    err.write(`Say whose cards with --user EMAIL.\n\n${USAGE}`)
    return 2
  }
  try {
    await reachAppDatabase(readSettings())
    // Only now: the database client reads its address when it is loaded.
    const { endVerification, verifyMemory } = await import('@/lib/server/use-cases/verify-memory')
    const verified = await verifyMemory(email).finally(endVerification)
    if (!verified.ok) {
      err.write(`${verified.error.message}\n`)
      return 1
    }
    const { cards, events, differences } = verified.value
    for (const difference of differences) out.write(`${JSON.stringify(difference)}\n`)
    out.write(`${JSON.stringify({ cards, events, differences: differences.length })}\n`)
    return differences.length === 0 ? 0 : 1
  } catch (cause) {
    err.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
    return 1
  }
}

function readUser(args: readonly string[]): string | 'help' | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { user: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
    return values.help === true ? 'help' : (values.user ?? null)
  } catch {
    return null
  }
}
