import type { Writable } from 'node:stream'
import { type OperatorDatabase, openOperatorDatabase } from '@/lib/launch/operator-database'
import { readSettings } from '@/lib/launch/settings'

/** What the commands that need the database share: it is opened, closed whatever happens, and a failure is a sentence. */
export async function withOperatorDatabase(
  err: Writable,
  mayMake: boolean,
  work: (database: OperatorDatabase) => Promise<number>,
): Promise<number> {
  try {
    const database = await openOperatorDatabase(readSettings(), mayMake)
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  } catch (cause) {
    err.write(`${wordsOf(cause)}\n`)
    return 1
  }
}

/** A refused connection comes as several failures in one without a message of its own. */
function wordsOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.message === '') return cause.errors.map(wordsOf).join('\n')
  return cause instanceof Error ? cause.message : String(cause)
}
