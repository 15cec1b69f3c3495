import 'server-only'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { foldCard } from '@/lib/core/reviews/fold'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'
import { toEventRow, toReviewEvent } from './event-row'
import { toMemoryRow } from './memory-row'
import { type Tx, withUser } from './with-user'

/**
 * Writing the review log, many events in one statement: the rows go as one JSON parameter, so a batch costs the same
 * few round trips whatever its size. Call `bumpRev` first: it makes one user's writers wait for each other.
 */

export interface InsertedEvents {
  readonly inserted: ReadonlySet<string>
  /** Ids whose card this user does not have. */
  readonly withoutCard: ReadonlySet<string>
}

/** Inserts the events that are new (an id that is there already stays as it is) and whose card exists. */
export async function insertEvents(
  tx: Tx,
  userId: string,
  rev: bigint,
  events: readonly ReviewEvent[],
  receivedAt: Date,
): Promise<InsertedEvents> {
  if (events.length === 0) return { inserted: new Set(), withoutCard: new Set() }
  const rows = JSON.stringify(
    events.map(event => ({ ...toEventRow(userId, rev, event), rev: undefined, type: event.type })),
  )
  const answers = await tx.$queryRaw<{ id: string; hasCard: boolean; isInserted: boolean }[]>`
    WITH item AS (
      SELECT * FROM json_to_recordset(${rows}::json) AS item(
        "id" uuid, "cardId" uuid, "type" review_event_type, "at" timestamptz, "deviceId" uuid, "seq" int,
        "zone" text, "dayStartHour" smallint, "studyDay" date, "rating" smallint, "durationMs" int,
        "mode" answer_mode, "basisEventId" uuid, "chosenDays" int, "chosenSeconds" int, "targetEventId" uuid,
        "untilDay" date, "dueDay" date, "intervalDays" float8, "easePercent" float8
      )
    ), inserted AS (
      INSERT INTO review_event (
        user_id, id, rev, card_id, type, at, device_id, seq, zone, day_start_hour, study_day, rating, duration_ms,
        mode, basis_event_id, chosen_days, chosen_seconds, target_event_id, until_day, due_day, interval_days,
        ease_percent, received_at
      )
      SELECT
        ${userId}::uuid, item."id", ${rev}, item."cardId", item."type", item."at", item."deviceId", item."seq",
        item."zone", item."dayStartHour", item."studyDay", item."rating", item."durationMs", item."mode",
        item."basisEventId", item."chosenDays", item."chosenSeconds", item."targetEventId", item."untilDay",
        item."dueDay", item."intervalDays", item."easePercent", ${receivedAt}
      FROM item JOIN card ON card.user_id = ${userId}::uuid AND card.id = item."cardId"
      ON CONFLICT (user_id, id) DO NOTHING
      RETURNING id
    )
    SELECT item."id"::text AS "id", card.id IS NOT NULL AS "hasCard", inserted.id IS NOT NULL AS "isInserted"
    FROM item
    LEFT JOIN card ON card.user_id = ${userId}::uuid AND card.id = item."cardId"
    LEFT JOIN inserted ON inserted.id = item."id"`
  return {
    inserted: new Set(answers.filter(answer => answer.isInserted).map(answer => answer.id)),
    withoutCard: new Set(answers.filter(answer => !answer.hasCard).map(answer => answer.id)),
  }
}

const CARDS_AT_ONCE = 500
/** Below every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Every card's whole log, some hundred cards at a time, each portion a transaction of its own. */
export async function* readLogs(userId: string): AsyncIterable<ReadonlyMap<string, ReviewEvent[]>> {
  for (let after = FIRST_ID; ; ) {
    const logs: Map<string, ReviewEvent[]> = await withUser(userId, async tx => {
      const cards = await tx.card.findMany({
        where: { userId, id: { gt: after } },
        select: { id: true },
        orderBy: { id: 'asc' },
        take: CARDS_AT_ONCE,
      })
      return logsOf(
        tx,
        userId,
        cards.map(card => card.id),
      )
    })
    if (logs.size === 0) return
    yield logs
    after = [...logs.keys()].at(-1) ?? after
  }
}

async function logsOf(
  tx: Tx,
  userId: string,
  cardIds: readonly string[],
): Promise<Map<string, ReviewEvent[]>> {
  const logs = new Map<string, ReviewEvent[]>(cardIds.map(id => [id, []]))
  const stored = await tx.reviewEvent.findMany({ where: { userId, cardId: { in: [...cardIds] } } })
  for (const row of stored) logs.get(row.cardId)?.push(toReviewEvent(row))
  return logs
}

/** Folds cards of any number from their full logs, some hundred at a time. */
export async function refoldAll(tx: Tx, userId: string, preset: Preset): Promise<void> {
  const cards = await tx.reviewEvent.findMany({
    where: { userId },
    distinct: ['cardId'],
    select: { cardId: true },
  })
  for (let from = 0; from < cards.length; from += CARDS_AT_ONCE) {
    const cardIds = cards.slice(from, from + CARDS_AT_ONCE).map(({ cardId }) => cardId)
    await refoldCards(tx, userId, cardIds, preset)
  }
}

/** Folds cards from their full logs and stores what came out; a card without a counting event loses its row. */
export async function refoldCards(
  tx: Tx,
  userId: string,
  cardIds: readonly string[],
  preset: Preset,
): Promise<void> {
  if (cardIds.length === 0) return
  const logs = await logsOf(tx, userId, cardIds)
  const memories: [string, CardMemory][] = []
  const forgotten: string[] = []
  for (const [id, log] of logs) {
    const memory = foldCard({ id }, log, preset)
    if (memory.standsAtEventId === null) forgotten.push(id)
    else memories.push([id, memory])
  }
  await storeMemories(tx, userId, memories)
  if (forgotten.length > 0) await tx.cardMemory.deleteMany({ where: { userId, cardId: { in: forgotten } } })
  const started = memories.filter(([, memory]) => memory.phase !== 'new').map(([id]) => id)
  await markStarted(tx, userId, cardIds, started)
}

/** `is_new` stands beside the memory, so that the next new cards are found by an index. */
async function markStarted(
  tx: Tx,
  userId: string,
  cardIds: readonly string[],
  started: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE card SET is_new = NOT (id = ANY(${started}::uuid[]))
    WHERE user_id = ${userId}::uuid AND id = ANY(${cardIds}::uuid[])
      AND is_new = (id = ANY(${started}::uuid[]))`
}

async function storeMemories(
  tx: Tx,
  userId: string,
  memories: readonly (readonly [string, CardMemory])[],
): Promise<void> {
  if (memories.length === 0) return
  const rows = JSON.stringify(memories.map(([cardId, memory]) => toMemoryRow(userId, cardId, memory)))
  await tx.$executeRaw`
    INSERT INTO card_memory (
      user_id, card_id, phase, stability, difficulty, step, reps, lapses, last_review_at, last_review_day, due_day,
      due_at, scheduled_days, suspended, buried_until_day, leech, stands_at_event_id
    )
    SELECT
      ${userId}::uuid, "cardId", phase, stability, difficulty, step, reps, lapses, "lastReviewAt", "lastReviewDay",
      "dueDay", "dueAt", "scheduledDays", suspended, "buriedUntilDay", leech, "standsAtEventId"
    FROM json_to_recordset(${rows}::json) AS memory(
      "cardId" uuid, phase card_phase, stability float8, difficulty float8, step smallint, reps int, lapses int,
      "lastReviewAt" timestamptz, "lastReviewDay" date, "dueDay" date, "dueAt" timestamptz, "scheduledDays" float8,
      suspended bool, "buriedUntilDay" date, leech bool, "standsAtEventId" uuid
    )
    ON CONFLICT (user_id, card_id) DO UPDATE SET
      phase = excluded.phase, stability = excluded.stability, difficulty = excluded.difficulty, step = excluded.step,
      reps = excluded.reps, lapses = excluded.lapses, last_review_at = excluded.last_review_at,
      last_review_day = excluded.last_review_day, due_day = excluded.due_day, due_at = excluded.due_at,
      scheduled_days = excluded.scheduled_days, suspended = excluded.suspended,
      buried_until_day = excluded.buried_until_day, leech = excluded.leech,
      stands_at_event_id = excluded.stands_at_event_id`
}
