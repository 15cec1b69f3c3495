import { Client } from 'pg'
import { expect, it } from 'vitest'
import type { ChangeCards } from '@/lib/contracts/card-browser'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { changeCards } from '@/lib/server/use-cases/change-cards'
import { pullChanges } from '@/lib/server/use-cases/pull-changes'
import { pushEvents } from '@/lib/server/use-cases/push-events'
import { searchCards } from '@/lib/server/use-cases/search-cards'
import { createLearner, type TestLearner } from '../../support/learner'
import { answer, MONDAY, MONDAY_NINE, uuid } from '../../support/review-events'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()
const NOW = MONDAY_NINE + 3_600_000

const learner = (cards: number) => createLearner(database().ownerUrl, cards)

/** The fronts a search finds, and how many it says there are. */
async function find(userId: string, search: string): Promise<readonly [string, number | null]> {
  const page = await searchCards(userId, { search, after: null }, NOW)
  if (!page.ok) throw new Error(page.error.message)
  return [page.value.cards.map(card => card.front.replace('front ', '')).join(' '), page.value.total]
}

async function push(userId: string, ...events: readonly ReviewEvent[]): Promise<void> {
  const pushed = await pushEvents(userId, { deviceId: uuid(1, 9), events: [...events] }, NOW)
  if (!pushed.ok) throw new Error(pushed.error.message)
  expect(pushed.value.outcomes.map(outcome => outcome.status)).toEqual(events.map(() => 'accepted'))
}

const change = (userId: string, cardIds: readonly string[], what: ChangeCards['change']) =>
  changeCards(userId, { cardIds: [...cardIds], change: what }, NOW)

async function asOwner(statement: string, values: readonly unknown[]): Promise<void> {
  const client = new Client({ connectionString: database().ownerUrl })
  await client.connect()
  await client.query(statement, [...values]).finally(() => client.end())
}

const id = ({ cardIds }: TestLearner, number: number) => cardIds[number - 1] ?? ''

it('finds by words, chapter, note, tag, kind and rule, and the other way round', async () => {
  const { userId, noteId } = await learner(12)
  await asOwner('UPDATE note SET tags = $2 WHERE id = $1', [noteId, ['plants/leafy']])
  await asOwner(
    `UPDATE card SET kind = 'command', chapter = '{Roots,Deep}' WHERE user_id = $1 AND position > 10`,
    [userId],
  )
  expect(await find(userId, '"FRONT 1"')).toEqual(['1 10 11 12', 4])
  expect(await find(userId, '"back 1" -11')).toEqual(['1 10 12', 3])
  expect(await find(userId, 'chapter:root kind:command')).toEqual(['11 12', 2])
  expect(await find(userId, 'chapter:leaves "front 12"')).toEqual(['', 0])
  expect(await find(userId, 'note:plants.md tag:plants rule:RULE -kind:basic')).toEqual(['11 12', 2])
  expect(await find(userId, 'tag:plant')).toEqual(['', 0])
  expect(await find(userId, '%')).toEqual(['', 0])
  const wrong = await searchCards(userId, { search: 'is:dew', after: null }, NOW)
  expect(wrong).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', field: 'search' } })
})

it('finds by what the log says of a card', async () => {
  const world = await learner(6)
  const { userId } = world
  const base = { deviceId: uuid(1, 9), zone: 'Europe/Berlin', dayStartHour: 4, studyDay: MONDAY }
  const carried = (number: number, dueDay: number, intervalDays: number): ReviewEvent => ({
    ...base,
    id: uuid(number),
    cardId: id(world, number),
    at: MONDAY_NINE,
    seq: number,
    type: 'carry-over',
    dueDay,
    intervalDays,
    easePercent: 250,
  })
  const plain = (number: number, type: 'suspend' | 'reset', seq: number): ReviewEvent => ({
    ...base,
    id: uuid(seq),
    cardId: id(world, number),
    at: MONDAY_NINE + seq * 1_000,
    seq,
    type,
  })
  await push(
    userId,
    carried(1, MONDAY, 5),
    carried(2, MONDAY + 6, 40),
    carried(3, MONDAY - 3, 10),
    carried(4, MONDAY - 3, 10),
    answer(20, id(world, 5)),
    plain(4, 'suspend', 21),
    answer(22, id(world, 3), { rating: 1, basisEventId: uuid(3) }),
  )
  expect(await find(userId, 'is:due')).toEqual(['1 3 5', 3])
  expect(await find(userId, 'is:new')).toEqual(['6', 1])
  expect(await find(userId, 'is:learning')).toEqual(['5', 1])
  expect(await find(userId, 'is:relearning lapses>0')).toEqual(['3', 1])
  expect(await find(userId, 'is:mature')).toEqual(['2', 1])
  expect(await find(userId, 'is:suspended')).toEqual(['4', 1])
  expect(await find(userId, 'due<=6 -is:due -is:suspended')).toEqual(['2', 1])
  expect(await find(userId, 'due<0')).toEqual(['4', 1])
  expect(await find(userId, 'reps=0')).toEqual(['1 2 4 6', 4])
  await push(userId, plain(5, 'reset', 30))
  expect(await find(userId, 'is:new')).toEqual(['5 6', 2])
})

it('pages neither repeat nor miss a card', async () => {
  const { userId } = await learner(25)
  const fronts: string[] = []
  let after: Parameters<typeof searchCards>[1]['after'] = null
  do {
    const page = await searchCards(userId, { search: 'front', after }, NOW, 10)
    if (!page.ok) throw new Error(page.error.message)
    expect(page.value.total).toBe(after === null ? 25 : null)
    fronts.push(...page.value.cards.map(card => card.front))
    after = page.value.next
  } while (after !== null)
  expect(fronts).toEqual(Array.from({ length: 25 }, (_, index) => `front ${index + 1}`))
})

it('deletes and restores, flags and moves, and tells the devices', async () => {
  const world = await learner(4)
  const { userId } = world
  const two = [id(world, 1), id(world, 2)]
  const before = await pullChanges(userId, 0)
  expect(await change(userId, two, { type: 'delete' })).toMatchObject({ ok: true })
  expect(await find(userId, '')).toEqual(['3 4', 2])
  expect(await find(userId, 'is:deleted')).toEqual(['1 2', 2])
  const pulled = await pullChanges(userId, before.ok ? before.value.cursor : 0)
  expect(pulled.ok && pulled.value.cards.map(card => card.status)).toEqual(['dropped', 'dropped'])
  expect(await change(userId, two, { type: 'restore' })).toMatchObject({ ok: true })
  expect(await find(userId, '')).toEqual(['1 2 3 4', 4])

  await change(userId, [id(world, 3)], { type: 'flag', flag: 2 })
  expect(await find(userId, 'flag:orange')).toEqual(['3', 1])
  expect(await find(userId, 'is:flagged')).toEqual(['3', 1])

  await change(userId, two, { type: 'move', chapter: ['Stems', 'Tall'] })
  expect(await find(userId, 'chapter:stems')).toEqual(['1 2', 2])
  expect(await find(userId, 'chapter:leaves')).toEqual(['3 4', 2])
  await change(userId, two, { type: 'move', chapter: null })
  expect(await find(userId, 'chapter:leaves')).toEqual(['1 2 3 4', 4])
})

it('a retired card keeps its place when it was deleted and is restored', async () => {
  const world = await learner(1)
  await asOwner(`UPDATE card SET status = 'retired', retired_at = now() WHERE user_id = $1`, [world.userId])
  await change(world.userId, world.cardIds, { type: 'delete' })
  expect(await find(world.userId, 'is:deleted')).toEqual(['1', 1])
  await change(world.userId, world.cardIds, { type: 'restore' })
  expect(await find(world.userId, 'is:retired')).toEqual(['1', 1])
  await change(world.userId, world.cardIds, { type: 'restore' })
  expect(await find(world.userId, '')).toEqual(['1', 1])
})

it('changes all or none, and nobody else’s', async () => {
  const mine = await learner(2)
  const theirs = await learner(1)
  const mixed = await change(mine.userId, [...mine.cardIds, ...theirs.cardIds], { type: 'delete' })
  expect(mixed).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  expect(await find(mine.userId, '')).toEqual(['1 2', 2])
  expect(await find(theirs.userId, '')).toEqual(['1', 1])
})
