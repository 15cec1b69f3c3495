import 'server-only'
import { presetSchema } from '@/lib/contracts/preset'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { foldCard } from '@/lib/core/reviews/fold'
import { closeDatabase } from '@/lib/server/db/client'
import { toReviewEvent } from '@/lib/server/db/event-row'
import { toCardMemory, toMemoryRow } from '@/lib/server/db/memory-row'
import { withLookup, withUser } from '@/lib/server/db/with-user'

export interface MemoryDifference {
  readonly cardId: string
  /** What the log gives, and what is stored; null for no row. */
  readonly expected: string | null
  readonly stored: string | null
}

export interface Verification {
  readonly cards: number
  readonly events: number
  readonly differences: readonly MemoryDifference[]
}

/** Cards folded at a time, so that a log of a million reviews need not fit into memory at once. */
const BATCH = 2_000

/**
 * Folds every card of a learner from the log and compares with what is stored, byte for byte, as both would be
 * written. Reads only. Error: NOT_FOUND when nobody has this address.
 */
export async function verifyMemory(email: string): Promise<Result<Verification, AppError>> {
  const wanted = email.trim().toLowerCase()
  const user = await withLookup({ email: wanted }, tx =>
    tx.user.findUnique({ where: { email: wanted }, select: { id: true } }),
  )
  if (user === null) return err({ code: 'NOT_FOUND', message: `Nobody here has the address ${wanted}.` })
  const userId = user.id
  return withUser(userId, async tx => {
    // The log and its fold are compared as of one moment: writers of this learner wait at this row.
    const [row] = await tx.$queryRaw<{ preset: unknown }[]>`
      SELECT preset FROM app_user WHERE id = ${userId}::uuid FOR UPDATE`
    const preset = presetSchema.parse(row?.preset)
    const differences: MemoryDifference[] = []
    let cards = 0
    let events = 0
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const batch = await tx.card.findMany({
        where: { userId, id: { gt: after } },
        orderBy: { id: 'asc' },
        take: BATCH,
        select: { id: true, isNew: true },
      })
      const last = batch.at(-1)
      if (last === undefined) break
      after = last.id
      const where = { userId, cardId: { in: batch.map(card => card.id) } }
      const logs = new Map<string, ReviewEvent[]>()
      for (const stored of await tx.reviewEvent.findMany({ where })) {
        const log = logs.get(stored.cardId)
        if (log === undefined) logs.set(stored.cardId, [toReviewEvent(stored)])
        else log.push(toReviewEvent(stored))
        events += 1
      }
      const memories = await tx.cardMemory.findMany({ where })
      const storedById = new Map(memories.map(memory => [memory.cardId, memory]))
      for (const { id, isNew } of batch) {
        cards += 1
        const folded = foldCard({ id }, logs.get(id) ?? [], preset)
        const expected =
          folded.standsAtEventId === null
            ? null
            : inBytes(toMemoryRow(userId, id, folded), folded.phase === 'new')
        const memory = storedById.get(id)
        const stored =
          memory === undefined
            ? isNew
              ? null
              : 'no row, but marked as seen'
            : inBytes(toMemoryRow(userId, id, toCardMemory(memory)), isNew)
        if (expected !== stored) differences.push({ cardId: id, expected, stored })
      }
    }
    return ok({ cards, events, differences })
  })
}

/** For a command: lets go of the connections, so that its process can end. */
export function endVerification(): Promise<void> {
  return closeDatabase()
}

/** One text for one state: fields by name, numbers with every digit they have. */
function inBytes(row: object, isNew: boolean): string {
  const fields = Object.entries(row)
    .filter(([name]) => name !== 'userId')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(Object.fromEntries([...fields, ['isNew', isNew]]))
}
