import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import type { PullResponse, PushOutcome } from '@/lib/contracts/sync'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { foldCard } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { toCardMemory } from '@/lib/server/db/memory-row'
import { withUser } from '@/lib/server/db/with-user'
import { pullChanges } from '@/lib/server/use-cases/pull-changes'
import { pushEvents } from '@/lib/server/use-cases/push-events'
import { updateSettings } from '@/lib/server/use-cases/update-settings'
import { createLearner, type TestLearner } from '../../support/learner'
import { answer, MONDAY, MONDAY_NINE, undo, uuid } from '../../support/review-events'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()
const NOW = MONDAY_NINE + 3_600_000

const learner = (cards = 3): Promise<TestLearner> => createLearner(database().ownerUrl, cards)

async function push(userId: string, events: readonly unknown[], now = NOW): Promise<readonly PushOutcome[]> {
  const pushed = await pushEvents(userId, { deviceId: uuid(1, 9), events: [...events] }, now)
  if (!pushed.ok) throw new Error(pushed.error.message)
  return pushed.value.outcomes
}

async function pullAll(userId: string, cursor = 0, rows?: number): Promise<readonly PullResponse[]> {
  const pages: PullResponse[] = []
  for (;;) {
    const page = await pullChanges(userId, pages.at(-1)?.cursor ?? cursor, NOW, rows)
    if (!page.ok) throw new Error(page.error.message)
    pages.push(page.value)
    if (!page.value.more) return pages
  }
}

const eventsOf = (pages: readonly PullResponse[]): readonly ReviewEvent[] =>
  pages.flatMap(page => page.events.map(({ event }) => event))

function memoryOf(userId: string, cardId: string): Promise<CardMemory | null> {
  return withUser(userId, async tx => {
    const row = await tx.cardMemory.findUnique({ where: { userId_cardId: { userId, cardId } } })
    return row === null ? null : toCardMemory(row)
  })
}

const statuses = (outcomes: readonly PushOutcome[]) => outcomes.map(outcome => outcome.status)

describe('push', () => {
  it('S11, S15: accepts new events and stores the fold of the whole log', async () => {
    const { userId, cardIds } = await learner()
    const [card = ''] = cardIds
    const first = answer(1, card)
    const second = answer(2, card, { at: first.at + 86_400_000 * 2, basisEventId: first.id, rating: 4 })
    const later = second.at + 1
    expect(statuses(await push(userId, [second], later))).toEqual(['accepted'])
    expect(statuses(await push(userId, [first], later))).toEqual(['accepted'])
    const expected = foldCard({ id: card }, [first, second], defaultPreset)
    expect(expected.reps).toBe(2)
    expect(await memoryOf(userId, card)).toEqual(expected)
  })

  it('S12: a repeated batch answers duplicate and changes nothing', async () => {
    const { userId, cardIds } = await learner()
    const events = cardIds.map((card, index) => answer(index + 1, card))
    await push(userId, events)
    const before = await Promise.all(cardIds.map(card => memoryOf(userId, card)))
    expect(statuses(await push(userId, events))).toEqual(['duplicate', 'duplicate', 'duplicate'])
    expect(await Promise.all(cardIds.map(card => memoryOf(userId, card)))).toEqual(before)
    expect(eventsOf(await pullAll(userId))).toHaveLength(3)
  })

  it('S3: the same id twice in one batch counts once, and the first copy stays', async () => {
    const { userId, cardIds } = await learner()
    const [card = ''] = cardIds
    const event = answer(1, card)
    const outcomes = await push(userId, [event, { ...event, rating: 1 }])
    expect(statuses(outcomes)).toEqual(['accepted', 'duplicate'])
    expect(eventsOf(await pullAll(userId))).toEqual([event])
  })

  it('S11: malformed items are rejected by name and the good ones kept', async () => {
    const { userId, cardIds } = await learner()
    const [card = ''] = cardIds
    const outcomes = await push(userId, [
      null,
      'x',
      { ...answer(1, card), rating: 9 },
      answer(2, card),
      { ...answer(3, card), zone: 'Mars/Olympus' },
      { ...answer(4, card), surprise: true },
      answer(5, uuid(77)),
    ])
    expect(outcomes).toMatchObject([
      { id: '', status: 'rejected', code: 'INVALID_INPUT' },
      { id: '', status: 'rejected', code: 'INVALID_INPUT' },
      { id: uuid(1), status: 'rejected', code: 'INVALID_INPUT' },
      { id: uuid(2), status: 'accepted' },
      { id: uuid(3), status: 'rejected', code: 'INVALID_INPUT' },
      { id: uuid(4), status: 'rejected', code: 'INVALID_INPUT' },
      { id: uuid(5), status: 'rejected', code: 'NOT_FOUND' },
    ])
    expect(eventsOf(await pullAll(userId))).toEqual([answer(2, card)])
  })

  it("S13: another learner's card is NOT_FOUND, and nothing of theirs changes", async () => {
    const mine = await learner()
    const theirs = await learner()
    const [card = ''] = theirs.cardIds
    const [outcome] = await push(mine.userId, [answer(1, card)])
    expect(outcome).toMatchObject({ status: 'rejected', code: 'NOT_FOUND' })
    expect(eventsOf(await pullAll(theirs.userId))).toEqual([])
    expect(await memoryOf(theirs.userId, card)).toBeNull()
  })

  it('S3: another learner may use the same event id; both keep their own', async () => {
    const mine = await learner()
    const theirs = await learner()
    expect(statuses(await push(mine.userId, [answer(1, mine.cardIds[0] ?? '')]))).toEqual(['accepted'])
    expect(statuses(await push(theirs.userId, [answer(1, theirs.cardIds[0] ?? '')]))).toEqual(['accepted'])
  })

  it('S8: an answer from a clock two days ahead is accepted, bounded and put on the right day', async () => {
    const { userId, cardIds } = await learner()
    const at = NOW + 2 * 86_400_000
    expect(statuses(await push(userId, [answer(1, cardIds[0] ?? '', { at })]))).toEqual(['accepted'])
    const [stored] = eventsOf(await pullAll(userId))
    expect(stored).toMatchObject({ at: NOW + 120_000, studyDay: MONDAY })
  })

  it('S1: an undo may arrive before its target, and taking everything back leaves a new card', async () => {
    const { userId, cardIds } = await learner()
    const [card = ''] = cardIds
    const target = answer(1, card)
    await push(userId, [undo(2, target)])
    await push(userId, [target])
    expect(await memoryOf(userId, card)).toBeNull()
    await push(userId, [undo(3, undo(2, target))])
    expect(await memoryOf(userId, card)).toEqual(foldCard({ id: card }, [target], defaultPreset))
  })

  it('keeps every kind of event as it was sent', async () => {
    const { userId, cardIds } = await learner()
    const [card = ''] = cardIds
    const {
      type: _t,
      rating: _r,
      durationMs: _d,
      mode: _m,
      basisEventId: _b,
      chosen: _c,
      ...base
    } = answer(1, card)
    const kinds = [
      answer(1, card, { chosen: { days: 3 }, basisEventId: uuid(50) }),
      answer(2, card, { chosen: { seconds: 60 }, mode: 'cram' }),
      undo(3, answer(2, card)),
      { ...base, id: uuid(4), type: 'suspend' },
      { ...base, id: uuid(5), type: 'unsuspend' },
      { ...base, id: uuid(6), type: 'bury', untilDay: MONDAY + 1 },
      { ...base, id: uuid(7), type: 'reset' },
      { ...base, id: uuid(8), type: 'reschedule', dueDay: MONDAY + 9 },
      { ...base, id: uuid(9), type: 'carry-over', dueDay: MONDAY + 2, intervalDays: 12.5, easePercent: 230 },
    ]
    expect(statuses(await push(userId, kinds))).toEqual(kinds.map(() => 'accepted'))
    const pulled = eventsOf(await pullAll(userId)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(pulled).toEqual(kinds)
  })

  it('S15, S17: writers at once lose nothing and fold everything', async () => {
    const { userId, cardIds } = await learner()
    const [card = ''] = cardIds
    const events = Array.from({ length: 12 }, (_, index) => answer(index + 1, card, { rating: 1 }))
    const all = await Promise.all(events.map(event => push(userId, [event])))
    expect(all.flatMap(statuses)).toEqual(events.map(() => 'accepted'))
    expect(await memoryOf(userId, card)).toEqual(foldCard({ id: card }, events, defaultPreset))
  })
})

describe('pull', () => {
  it('S16, S18, S20: pages lead from nothing to everything, by whole revs, with settings on the first', async () => {
    const { userId, noteId, cardIds } = await learner(7)
    const events = cardIds.map((card, index) => answer(index + 1, card))
    await push(userId, events.slice(0, 4))
    await push(userId, events.slice(4))
    const pages = await pullAll(userId, 0, 2)
    expect(pages.map(page => page.cursor)).toEqual([1, 2, 3])
    expect(pages.map(page => page.settings?.zone)).toEqual(['Europe/Berlin', undefined, undefined])
    expect(pages[0]?.notes.map(note => note.id)).toEqual([noteId])
    expect(pages[0]?.cards.map(card => card.id).toSorted()).toEqual(cardIds.toSorted())
    expect(eventsOf(pages).map(event => event.id)).toEqual(events.map(event => event.id))
  })

  it('S16: nothing new is an empty page at the same cursor', async () => {
    const { userId } = await learner()
    const pages = await pullAll(userId)
    const cursor = pages.at(-1)?.cursor ?? -1
    expect(await pullAll(userId, cursor)).toEqual([
      { notes: [], cards: [], events: [], settings: null, cursor, more: false, serverTime: NOW },
    ])
  })

  it('S19: changed settings come with the rev that changed them', async () => {
    const { userId } = await learner()
    const before = (await pullAll(userId)).at(-1)?.cursor ?? 0
    await updateSettings(userId, { dayStartHour: 6 })
    const [page] = await pullAll(userId, before)
    expect(page?.settings).toMatchObject({ rev: before + 1, dayStartHour: 6 })
  })

  it('S24: a cursor above the counter is a CONFLICT', async () => {
    const { userId } = await learner()
    expect(await pullChanges(userId, 1_000_000, NOW)).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
  })

  it("shows nothing of another learner's", async () => {
    const mine = await learner()
    const theirs = await learner()
    await push(theirs.userId, [answer(1, theirs.cardIds[0] ?? '')])
    const pages = await pullAll(mine.userId)
    expect(pages.flatMap(page => page.cards.map(card => card.id)).toSorted()).toEqual(mine.cardIds.toSorted())
    expect(eventsOf(pages)).toEqual([])
  })

  it('S17: a device that pulls while others write never skips a rev', async () => {
    const { userId, cardIds } = await learner(5)
    const events = Array.from({ length: 60 }, (_, index) => answer(index + 1, cardIds[index % 5] ?? ''))
    let isWriting = true
    const writers = Promise.all(
      [0, 1, 2].map(async writer => {
        for (let index = writer; index < events.length; index += 3) await push(userId, [events[index]])
      }),
    ).finally(() => {
      isWriting = false
    })
    const seen: string[] = []
    let cursor = 0
    do {
      for (const page of await pullAll(userId, cursor, 4)) {
        seen.push(...page.events.map(({ event }) => event.id))
        cursor = page.cursor
      }
    } while (isWriting)
    await writers
    seen.push(...eventsOf(await pullAll(userId, cursor, 4)).map(event => event.id))
    expect(seen.toSorted()).toEqual(events.map(event => event.id).toSorted())
  })

  it('S15: an aborted push leaves neither events nor memory', async () => {
    const { userId, cardIds } = await learner()
    const [card = ''] = cardIds
    const client = new Client({ connectionString: database().ownerUrl })
    await client.connect()
    // A preset that no longer parses makes the fold throw after the insert.
    await client.query(`UPDATE app_user SET preset = '{}' WHERE id = $1`, [userId])
    await expect(push(userId, [answer(1, card)])).rejects.toThrow()
    const left = await client.query('SELECT FROM review_event WHERE user_id = $1', [userId])
    await client.end()
    expect(left.rowCount).toBe(0)
  })
})
