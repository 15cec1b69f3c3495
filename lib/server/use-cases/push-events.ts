import 'server-only'
import { presetSchema } from '@/lib/contracts/preset'
import { reviewEventSchema } from '@/lib/contracts/review-event'
import type { PushOutcome, PushRequest, PushResponse } from '@/lib/contracts/sync'
import type { AppError } from '@/lib/core/app-error'
import { ok, type Result } from '@/lib/core/result'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { bumpRevForFold } from '@/lib/server/db/bump-rev'
import { insertEvents, refoldCards } from '@/lib/server/db/event-log'
import { withUser } from '@/lib/server/db/with-user'
import { receiveEvent } from '@/lib/sync/receive-event'

/**
 * Takes a batch of events from a device (lib/sync/SPEC.md S11–S15): what is new is inserted and its cards are folded
 * from their full logs, in one transaction; each item gets its own outcome, in the order of the request.
 *
 * @param receivedAt the server's clock, epoch milliseconds
 */
export async function pushEvents(
  userId: string,
  request: PushRequest,
  receivedAt: number = Date.now(),
): Promise<Result<PushResponse, AppError>> {
  const items = request.events.map(item => readItem(item, receivedAt))
  const events = new Map<string, ReviewEvent>()
  for (const item of items) if (item.ok && !events.has(item.value.id)) events.set(item.value.id, item.value)
  const { inserted, withoutCard } = await store(userId, [...events.values()], receivedAt)

  const answered = new Set<string>()
  const outcomes = items.map((item): PushOutcome => {
    if (!item.ok) return item.error
    const { id } = item.value
    if (withoutCard.has(id)) return noSuchCard(id)
    const isFirst = !answered.has(id)
    answered.add(id)
    return { id, status: inserted.has(id) && isFirst ? 'accepted' : 'duplicate' }
  })
  return ok({ outcomes, serverTime: receivedAt })
}

function store(userId: string, events: readonly ReviewEvent[], receivedAt: number) {
  if (events.length === 0) return { inserted: new Set<string>(), withoutCard: new Set<string>() }
  return withUser(userId, async tx => {
    const { rev, preset } = await bumpRevForFold(tx, userId)
    const result = await insertEvents(tx, userId, rev, events, new Date(receivedAt))
    const touched = new Set<string>()
    for (const event of events) if (result.inserted.has(event.id)) touched.add(event.cardId)
    if (touched.size > 0) await refoldCards(tx, userId, [...touched], presetSchema.parse(preset))
    return result
  })
}

function readItem(item: unknown, receivedAt: number): Result<ReviewEvent, PushOutcome> {
  const parsed = reviewEventSchema.safeParse(item)
  if (parsed.success) return ok(receiveEvent(parsed.data, receivedAt))
  const issue = parsed.error.issues[0]
  const message =
    issue === undefined ? 'This is no review event.' : `${issue.path.join('.')}: ${issue.message}`
  return { ok: false, error: { id: idOf(item), status: 'rejected', code: 'INVALID_INPUT', message } }
}

function idOf(item: unknown): string {
  if (typeof item !== 'object' || item === null || !('id' in item)) return ''
  return typeof item.id === 'string' ? item.id.slice(0, 64) : ''
}

function noSuchCard(id: string): PushOutcome {
  return {
    id,
    status: 'rejected',
    code: 'NOT_FOUND',
    message: 'The card of this answer is not in this account.',
  }
}
