import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { presetSchema } from '@/lib/contracts/preset'
import type { AnswerEvent, Rating } from '@/lib/core/reviews/event'
import { foldCard } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { defaultWeights, modelFor } from '@/lib/core/scheduling/fsrs-adapter'
import type { Preset } from '@/lib/core/scheduling/preset'
import { seededRandom } from '@/lib/core/simulation/seeded-random'
import { toCardMemory } from '@/lib/server/db/memory-row'
import { withUser } from '@/lib/server/db/with-user'
import { cancelOptimization } from '@/lib/server/use-cases/cancel-optimization'
import { decideOptimization } from '@/lib/server/use-cases/decide-optimization'
import { getOptimizer } from '@/lib/server/use-cases/get-optimizer'
import { getSettings } from '@/lib/server/use-cases/get-settings'
import { pushEvents } from '@/lib/server/use-cases/push-events'
import { startOptimization } from '@/lib/server/use-cases/start-optimization'
import { updateSettings } from '@/lib/server/use-cases/update-settings'
import { createLearner } from '../../support/learner'
import { answer, MONDAY, uuid } from '../../support/review-events'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()
const DAY_MS = 86_400_000

/** Remembers a third as long as the average learner. */
const forgetful = defaultWeights.map((weight, index) => (index < 4 ? weight / 3 : index === 8 ? 1.2 : weight))

function logOf(cardIds: readonly string[]): AnswerEvent[] {
  const random = seededRandom(11)
  const model = modelFor(forgetful)
  const events: AnswerEvent[] = []
  for (const [card, cardId] of cardIds.entries()) {
    let day = MONDAY - 300 + Math.floor(card / 2)
    let state = null
    for (let turn = 0; turn < 7; turn++) {
      const wait: number = turn === 0 ? 0 : 1 + Math.floor(random() * 2 ** turn)
      day += wait
      const recalled: boolean =
        state === null ? random() < 0.7 : random() < model.retrievability(state.stability, wait)
      const rating: Rating = recalled ? 3 : 1
      state = model.next(state, wait, rating)
      // The interval that was promised leaves the steps, so that the next answer is a review.
      const at = day * DAY_MS + 10 * 3_600_000 + events.length
      events.push(answer(events.length + 1, cardId, { at, rating, chosen: { days: 3 } }))
    }
  }
  return events
}

async function learnerWithLog(cards: number) {
  const { userId, cardIds } = await createLearner(database().ownerUrl, cards)
  const events = logOf(cardIds)
  const now = (MONDAY + 100) * DAY_MS
  for (let from = 0; from < events.length; from += 500) {
    await pushEvents(userId, { deviceId: uuid(1, 9), events: events.slice(from, from + 500) }, now)
  }
  return { userId, cardIds, events }
}

const presetOf = async (userId: string): Promise<Preset> => {
  const settings = await getSettings(userId)
  if (!settings.ok) throw new Error(settings.error.message)
  return settings.value.preset
}

/** That what is stored for every card is the fold of its log with these settings. */
async function expectFolded(userId: string, events: readonly AnswerEvent[], preset: Preset): Promise<void> {
  const rows = await withUser(userId, tx => tx.cardMemory.findMany({ where: { userId } }))
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    const log = events.filter(event => event.cardId === row.cardId)
    expect(toCardMemory(row)).toEqual(foldCard({ id: row.cardId }, log, preset))
  }
}

describe('a run of the optimizer', () => {
  it('is kept in the database, found better, applied once, and every memory follows', async () => {
    const { userId, events } = await learnerWithLog(200)
    expect(await getOptimizer(userId)).toMatchObject({ run: null, answers: 1_400, isWorthwhile: true })
    const { runId, finished } = await startOptimization(userId)
    const again = await startOptimization(userId)
    expect(again.runId).toBe(runId)
    expect(await getOptimizer(userId)).toMatchObject({ run: { state: 'running' }, isWorthwhile: false })
    await finished
    const { run, isWorthwhile } = await getOptimizer(userId)
    expect(run).toMatchObject({ id: runId, state: 'done', decision: null, roundsDone: 6, rounds: 6 })
    expect(isWorthwhile).toBe(false)
    const { timeSplit, isBetter, fitted } = run?.result ?? {}
    expect(isBetter).toBe(true)
    expect(timeSplit?.optimized.logLoss).toBeLessThan(timeSplit?.current.logLoss ?? 0)
    expect(timeSplit?.optimized.calibration.length).toBeGreaterThan(5)
    // Nothing changes before the learner says so.
    expect((await presetOf(userId)).weights).toEqual(defaultWeights)

    const stranger = await createLearner(database().ownerUrl, 1)
    const applied = { runId, decision: 'applied' } as const
    expect(await decideOptimization(stranger.userId, applied)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await decideOptimization(userId, applied)).toMatchObject({ ok: true })
    expect(await decideOptimization(userId, applied)).toMatchObject({ ok: true })
    expect(await decideOptimization(userId, { runId, decision: 'kept' })).toMatchObject({
      error: { code: 'CONFLICT' },
    })
    const preset = await presetOf(userId)
    expect(preset.weights).toEqual(fitted)
    await expectFolded(userId, events, preset)
  })

  it('worse weights, and those fitted against others than today’s, are refused', async () => {
    const { userId } = await learnerWithLog(40)
    const { runId, finished } = await startOptimization(userId)
    await finished
    const applied = { runId, decision: 'applied' } as const
    const { run } = await getOptimizer(userId)
    const setResult = (result: object) =>
      withUser(userId, tx =>
        tx.optimizerRun.update({ where: { userId_id: { userId, id: runId } }, data: { result } }),
      )
    await setResult({ ...run?.result, fitted: forgetful, isBetter: false })
    expect(await decideOptimization(userId, applied)).toMatchObject({ error: { code: 'CONFLICT' } })
    await setResult({ ...run?.result, fitted: forgetful, isBetter: true, before: forgetful })
    expect(await decideOptimization(userId, applied)).toMatchObject({ error: { code: 'CONFLICT' } })
    expect((await presetOf(userId)).weights).toEqual(defaultWeights)
    expect(await decideOptimization(userId, { runId, decision: 'kept' })).toMatchObject({ ok: true })
  })

  it('can be cancelled, and a new one begun; one whose server died is said to have failed', async () => {
    const { userId } = await learnerWithLog(40)
    const { finished } = await startOptimization(userId)
    await cancelOptimization(userId)
    await finished
    expect((await getOptimizer(userId)).run).toMatchObject({ state: 'cancelled', result: null })

    const second = await startOptimization(userId)
    await second.finished
    const client = new Client({ connectionString: database().ownerUrl })
    await client.connect()
    await client.query("SELECT set_config('app.operator', 'on', false)")
    await client.query(
      "UPDATE optimizer_run SET state = 'running', result = NULL, alive_at = now() - interval '1 minute' WHERE id = $1",
      [second.runId],
    )
    await client.end()
    expect((await getOptimizer(userId)).run).toMatchObject({ id: second.runId, state: 'failed' })
  })
})

it('a change of settings folds every memory anew', async () => {
  const { userId, events } = await learnerWithLog(5)
  await expectFolded(userId, events, defaultPreset)
  const preset = presetSchema.parse({ ...defaultPreset, weights: forgetful, leechThreshold: 2 })
  await updateSettings(userId, { preset })
  await expectFolded(userId, events, preset)
})
