import 'server-only'
import { v7 as newId } from 'uuid'
import type { OptimizerResult } from '@/lib/contracts/optimizer'
import { presetSchema } from '@/lib/contracts/preset'
import type { Preset } from '@/lib/core/scheduling/preset'
import { historyFromLog } from '@/lib/core/training/history-from-log'
import type { Optimization } from '@/lib/core/training/optimize'
import { type HistoryEntry, trainingSet } from '@/lib/core/training/review-history'
import { readLogs } from '@/lib/server/db/event-log'
import { ALIVE_EVERY_MS, countAnswers, latestRun } from '@/lib/server/db/optimizer-run'
import { withUser } from '@/lib/server/db/with-user'
import { logEvent } from '@/lib/server/log'
import { optimizeWeights } from '@/lib/server/optimizer/optimize-weights'

/**
 * Begins to fit weights to the learner's log, and answers at once: the row of the run tells how it goes, on every
 * device and after a reload. One that runs already is answered instead.
 *
 * @returns `finished` settles when the run has its final state; nobody needs to wait for it.
 */
export async function startOptimization(
  userId: string,
  now: number = Date.now(),
): Promise<{ readonly runId: string; readonly finished: Promise<void> }> {
  const runId = newId({ msecs: now })
  const begun = await withUser(userId, async tx => {
    const latest = await latestRun(tx, userId, now)
    if (latest?.state === 'running') return { runId: latest.id, preset: null }
    const { preset } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { preset: true } })
    const answers = await countAnswers(tx, userId)
    // Of two that start at once the second finds the unique index taken.
    const { count } = await tx.optimizerRun.createMany({
      data: [{ userId, id: runId, state: 'running', answers }],
      skipDuplicates: true,
    })
    if (count === 1) return { runId, preset: presetSchema.parse(preset) }
    const other = await tx.optimizerRun.findFirstOrThrow({ where: { userId, state: 'running' } })
    return { runId: other.id, preset: null }
  })
  const { preset } = begun
  return {
    runId: begun.runId,
    finished: preset === null ? Promise.resolve() : run(userId, runId, preset),
  }
}

/** Never rejects: whatever happens ends in the run's row, or in the server's log when there is no database to write to. */
async function run(userId: string, runId: string, preset: Preset): Promise<void> {
  const stop = new AbortController()
  let rounds = { roundsDone: 0, rounds: 0 }
  const say = (data: object) =>
    withUser(userId, tx =>
      tx.optimizerRun.updateMany({ where: { userId, id: runId, state: 'running' }, data }),
    )
  const alive = setInterval(() => {
    say({ aliveAt: new Date(), ...rounds }).then(
      ({ count }) => count === 0 && stop.abort(),
      () => {}, // The database may be away for a moment; the next sign of life tells.
    )
  }, ALIVE_EVERY_MS)
  try {
    const histories: HistoryEntry[][] = []
    for await (const logs of readLogs(userId)) {
      for (const [id, events] of logs) histories.push(historyFromLog({ id }, events, preset))
      if (stop.signal.aborted) return
    }
    const done = await optimizeWeights({
      set: trainingSet(histories),
      current: preset.weights,
      relearningSteps: preset.relearningSteps.length,
      signal: stop.signal,
      onProgress: (roundsDone, of) => {
        rounds = { roundsDone, rounds: of }
      },
    })
    if (done.ok) await say({ state: 'done', ...rounds, result: toResult(done.value, preset.weights) })
    else if (done.error.code === 'CRASHED') await say({ state: 'failed', failure: done.error.message })
  } catch (thrown) {
    logEvent('error', 'optimizer-run-failed', { runId, error: String(thrown) })
    await say({ state: 'failed', failure: 'The log could not be read. Your weights are unchanged.' }).catch(
      () => {},
    )
  } finally {
    clearInterval(alive)
  }
}

function toResult(done: Optimization, before: readonly number[]): OptimizerResult {
  const { fitted, isBetter, samples, kept, timeSplit, healthCheck } = done
  const copy = (judged: NonNullable<Optimization['timeSplit']>['current']) => ({
    ...judged,
    calibration: judged.calibration.map(band => ({ ...band })),
  })
  return {
    before: [...before],
    fitted: fitted && [...fitted],
    isBetter,
    samples,
    kept,
    timeSplit: timeSplit && { current: copy(timeSplit.current), optimized: copy(timeSplit.optimized) },
    healthCheck: { ...healthCheck },
  }
}
