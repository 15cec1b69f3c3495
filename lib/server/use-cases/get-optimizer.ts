import 'server-only'
import { type OptimizerOverview, optimizerResultSchema } from '@/lib/contracts/optimizer'
import { isWorthwhile } from '@/lib/core/training/is-worthwhile'
import { countAnswers, latestRun } from '@/lib/server/db/optimizer-run'
import { withUser } from '@/lib/server/db/with-user'

/** The latest run of the optimizer, and whether another would help. */
export function getOptimizer(userId: string, now: number = Date.now()): Promise<OptimizerOverview> {
  return withUser(userId, async tx => {
    const row = await latestRun(tx, userId, now)
    const answers = await countAnswers(tx, userId)
    if (row === null) return { run: null, answers, isWorthwhile: isWorthwhile(answers, null) }
    const { id, state, roundsDone, rounds, failure, decision } = row
    const result = row.result === null ? null : optimizerResultSchema.parse(row.result)
    return {
      run: { id, state, roundsDone, rounds, failure, decision, result },
      answers,
      isWorthwhile: state !== 'running' && isWorthwhile(answers, state === 'done' ? row.answers : null),
    }
  })
}
