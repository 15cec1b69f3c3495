import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LocalData } from '@/lib/client/data/local-data'
import { ReviewSession, type SessionSelection } from '@/lib/client/session/review-session'
import { foldCardLog } from '@/lib/client/store/fold-card-log'
import type { LocalStore } from '@/lib/client/store/local-store'
import { createMemoryStore } from '@/lib/client/store/memory-store'
import type { SyncedCard } from '@/lib/contracts/sync'
import { noChange } from '@/lib/sync/ports'
import { answer, MONDAY_NINE, uuid } from '../../support/review-events'
import { arriving, berlinSettings, CARDS, NOTE, page, syncedCard, syncedNote } from '../../support/sync-rows'

const { preset, zone, dayStartHour } = berlinSettings
const [first, second, third] = CARDS
const cards = CARDS.map((id, index) => syncedCard(id, NOTE, { position: index }))

beforeEach(() => {
  vi.useFakeTimers({ now: MONDAY_NINE })
})
afterEach(() => {
  vi.useRealTimers()
})

interface Options {
  readonly store?: LocalStore
  readonly cards?: readonly SyncedCard[]
  readonly selection?: SessionSelection
}

async function open(options: Options = {}) {
  const store = options.store ?? createMemoryStore('learner', uuid(1, 9), foldCardLog)
  const { cursor } = await store.readMeta()
  const rows = [...(options.cards ?? cards)]
  await store.applyPull(
    cursor,
    page(cursor + 1, { notes: [syncedNote(NOTE)], cards: rows, settings: berlinSettings }),
  )
  await store.foldPending()
  await store.noteSync({ lastSyncedAt: MONDAY_NINE })
  let made = 0
  const saved: string[] = []
  const data = new LocalData({
    store,
    initial: { preset, day: { zone, dayStartHour } },
    warning: null,
    clock: Date.now,
    newId: () => uuid(++made, 3),
    onSaved: change => saved.push(...change.memories),
  })
  await data.load()
  const review = new ReviewSession(data, options.selection)
  const unsubscribe = review.subscribe(() => undefined)
  await vi.advanceTimersByTimeAsync(1)
  return { store, data, review, unsubscribe, saved, state: review.getSnapshot }
}

/** Lets saving and everything else that waits for nothing but its turn happen. */
const settle = () => vi.advanceTimersByTimeAsync(1)

describe('a sitting', () => {
  it('shows the first new card, unrevealed, with the counts of the day', async () => {
    const { state } = await open()
    expect(state()).toMatchObject({ status: 'showing', isRevealed: false, previews: null })
    expect(state().card?.id).toBe(first)
    expect(state().counts).toMatchObject({ new: 3, learning: 0, review: 0 })
  })

  it('an answer counts at once, the next card is there before anything is saved', async () => {
    const { review, state, store, data } = await open()
    review.reveal()
    const promised = state().previews?.[3].chosen
    vi.setSystemTime(MONDAY_NINE + 5_000)
    expect(review.answer(3, state().showing)).toBe(true)
    expect(state().card?.id).toBe(second)
    expect(state().isRevealed).toBe(false)
    expect(data.getSnapshot().memories.get(first)?.reps).toBe(1)
    expect(data.getSnapshot().progress).toMatchObject({ answers: 1, newIntroduced: 1, lastCardId: first })
    expect(await store.countOutbox()).toBe(0)
    await settle()
    expect(await store.readOutbox(9)).toMatchObject([
      {
        cardId: first,
        rating: 3,
        durationMs: 5_000,
        mode: 'scheduled',
        basisEventId: null,
        chosen: promised,
      },
    ])
    expect(await store.readMemories()).toEqual(data.getSnapshot().memories)
    expect(state().summary).toEqual({
      answers: 1,
      byRating: { 1: 0, 2: 0, 3: 1, 4: 0 },
      spentMs: 5_000,
      cards: 1,
    })
  })

  it('the interval on the button is what then happens', async () => {
    const { review, state, data } = await open()
    review.reveal()
    const easy = state().previews?.[4]
    review.answer(4)
    expect(data.getSnapshot().memories.get(first)).toMatchObject({ dueDay: easy?.dueDay, dueAt: easy?.dueAt })
  })

  it('S26: a second press, a press for a past showing and one before revealing count nothing', async () => {
    const { review, state, store } = await open()
    expect(review.answer(3)).toBe(false)
    review.reveal()
    const { showing } = state()
    expect(review.answer(3, showing)).toBe(true)
    expect(review.answer(3, showing)).toBe(false)
    expect(review.answer(3)).toBe(false)
    review.reveal()
    expect(review.answer(3, showing)).toBe(false)
    await settle()
    expect(await store.countOutbox()).toBe(1)
  })

  it('S26: when only one card is left, a double press still counts once', async () => {
    const { review, state, store } = await open({ cards: cards.slice(0, 1) })
    review.reveal()
    expect([review.answer(1), review.answer(1)]).toEqual([true, false])
    await settle()
    expect(await store.countOutbox()).toBe(1)
    // Learn ahead brings it back, as a new showing that must be revealed first.
    expect(state()).toMatchObject({ status: 'showing', isRevealed: false })
  })

  it('undo takes the last answer back, wherever it was given, and shows its card again', async () => {
    const { review, state, data, store } = await open()
    review.reveal()
    review.answer(4)
    await settle()
    const target = await review.undo()
    expect(target).toMatchObject({ cardId: first, rating: 4 })
    expect(state().card?.id).toBe(first)
    expect(state().summary.answers).toBe(0)
    expect(data.getSnapshot().memories.has(first)).toBe(false)
    expect(data.getSnapshot().progress.answers).toBe(0)
    await settle()
    expect(await store.countOutbox()).toBe(2)
    expect(await review.undo()).toBeNull()
  })

  it('undo reaches answers of another device', async () => {
    const store = createMemoryStore('learner', uuid(1, 9), foldCardLog)
    const foreign = answer(1, second, { deviceId: uuid(7, 9), at: MONDAY_NINE - 60_000 })
    await store.applyPull(0, page(5, { events: arriving(foreign) }))
    const { review, data } = await open({ store })
    expect(await review.undo()).toEqual(foreign)
    expect(data.getSnapshot().memories.has(second)).toBe(false)
  })

  it('suspending and burying go on at once and can be undone', async () => {
    const { review, state, data } = await open()
    review.suspend()
    expect(state().card?.id).toBe(second)
    review.bury()
    expect(state().card?.id).toBe(third)
    expect(data.getSnapshot().memories.get(first)?.suspended).toBe(true)
    await settle()
    await review.undo()
    await settle()
    await review.undo()
    expect(data.getSnapshot().memories.size).toBe(0)
  })

  it('cramming shows each card once and moves nothing', async () => {
    const { review, state, data } = await open({ selection: { noteId: NOTE, cram: true } })
    const seen: (string | undefined)[] = []
    while (state().status === 'showing') {
      seen.push(state().card?.id)
      review.reveal()
      expect(state().previews).toBeNull()
      review.answer(1)
    }
    expect(seen.toSorted()).toEqual([...CARDS])
    expect(state().status).toBe('done')
    expect(data.getSnapshot().memories.size).toBe(0)
  })

  it('a selection shows only its chapter', async () => {
    const roots = cards.map((card, index) => (index === 2 ? { ...card, chapter: ['Roots', 'Deep'] } : card))
    const { review, state } = await open({ cards: roots, selection: { noteId: NOTE, chapter: ['Roots'] } })
    expect(state().card?.id).toBe(third)
    review.reveal()
    review.answer(4)
    expect(state().status).toBe('done')
  })

  it('a learning card comes back when its minute is there', async () => {
    const store = createMemoryStore('learner', uuid(1, 9), foldCardLog)
    const steps = { ...berlinSettings, rev: 2, preset: { ...preset, learnAheadSeconds: 0 } }
    const { review, state, data } = await open({ store, cards: cards.slice(0, 1) })
    const { cursor } = await store.readMeta()
    await data.changed(await store.applyPull(cursor, page(cursor + 1, { settings: steps })))
    await settle()
    review.reveal()
    review.answer(1)
    await settle()
    expect(state()).toMatchObject({ status: 'waiting', card: null })
    expect(state().nextAt).toBeGreaterThan(Date.now())
    await vi.advanceTimersByTimeAsync(61_000)
    expect(state().card?.id).toBe(first)
  })
})

describe('while others work too', () => {
  it('S27: an answer from elsewhere does not take the shown card away, and both count', async () => {
    const { review, state, data, store } = await open()
    review.reveal()
    const foreign = answer(1, first, { deviceId: uuid(7, 9), at: MONDAY_NINE - 1_000 })
    const { cursor } = await store.readMeta()
    await data.changed(await store.applyPull(cursor, page(cursor + 1, { events: arriving(foreign) })))
    await data.changed((await store.foldPending()).change)
    await settle()
    expect(state()).toMatchObject({ isRevealed: true, card: { id: first } })
    expect(review.answer(3)).toBe(true)
    await settle()
    expect(data.getSnapshot().memories.get(first)?.reps).toBe(2)
    expect((await store.readLogs([first])).get(first)).toHaveLength(2)
  })

  it('a card that is dropped elsewhere makes room for the next; an edited one shows its new words', async () => {
    const { state, data, store } = await open()
    const replace = async (card: SyncedCard) => {
      const { cursor } = await store.readMeta()
      await data.changed(await store.applyPull(cursor, page(cursor + 1, { cards: [card] })))
      await settle()
    }
    await replace(syncedCard(first, NOTE, { front: 'edited' }))
    expect(state().card?.front).toBe('edited')
    await replace(syncedCard(first, NOTE, { status: 'dropped' }))
    expect(state().card?.id).toBe(second)
  })

  it('a refresh of the whole store keeps an answer that is not saved yet', async () => {
    const memory = createMemoryStore('learner', uuid(1, 9), foldCardLog)
    let release: () => void = () => undefined
    let gate = Promise.resolve()
    const slow: LocalStore = {
      ...memory,
      readMemories: async ids => {
        const read = await memory.readMemories(ids)
        await gate
        return read
      },
    }
    const { review, data } = await open({ store: slow })
    gate = new Promise(resolve => {
      release = resolve
    })
    const refreshing = data.changed({ ...noChange, everything: true })
    await settle()
    review.reveal()
    review.answer(3)
    release()
    await refreshing
    expect(data.getSnapshot().memories.get(first)?.reps).toBe(1)
    expect(data.getSnapshot().progress.answers).toBe(1)
  })

  it('says so when an answer cannot be saved, keeps it in the tab and saves it later', async () => {
    const memory = createMemoryStore('learner', uuid(1, 9), foldCardLog)
    let isFull = true
    const store: LocalStore = {
      ...memory,
      append: events => (isFull ? Promise.reject(new Error('Quota exceeded')) : memory.append(events)),
    }
    const { review, data } = await open({ store })
    review.reveal()
    review.answer(3)
    await settle()
    expect(data.getSnapshot().warning).toMatch(/could not save your last answer.*Quota exceeded/)
    expect(data.getSnapshot().memories.get(first)?.reps).toBe(1)
    isFull = false
    data.tick()
    await settle()
    expect(data.getSnapshot().warning).toBeNull()
    expect(await memory.countOutbox()).toBe(1)
  })

  it('the day turns at the rollover hour: progress starts anew', async () => {
    const { review, data } = await open()
    review.reveal()
    review.answer(4)
    await settle()
    const { today } = data.getSnapshot()
    vi.setSystemTime(MONDAY_NINE + 86_400_000)
    data.tick()
    await settle()
    expect(data.getSnapshot()).toMatchObject({ today: today + 1, progress: { answers: 0 } })
  })
})
