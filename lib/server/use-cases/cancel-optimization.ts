import 'server-only'
import { withUser } from '@/lib/server/db/with-user'

/** Stops the learner's running fit, on whatever instance it runs: that one sees it at its next sign of life. */
export async function cancelOptimization(userId: string): Promise<void> {
  await withUser(userId, tx =>
    tx.optimizerRun.updateMany({ where: { userId, state: 'running' }, data: { state: 'cancelled' } }),
  )
}
