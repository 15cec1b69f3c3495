import 'server-only'
import { type DecideOptimization, optimizerResultSchema } from '@/lib/contracts/optimizer'
import { presetSchema } from '@/lib/contracts/preset'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { checkWeights } from '@/lib/core/scheduling/weights'
import { writeAudit } from '@/lib/server/db/audit'
import { bumpRev } from '@/lib/server/db/bump-rev'
import { storePreset } from '@/lib/server/db/store-preset'
import { withUser } from '@/lib/server/db/with-user'

/**
 * Applies the weights a run found, or keeps those from before. Applying folds every memory anew; no due date moves.
 * Weights that were worse on later answers, or that were fitted against others than today's, are never applied.
 * Errors: NOT_FOUND, CONFLICT.
 */
export function decideOptimization(
  userId: string,
  { runId, decision }: DecideOptimization,
): Promise<Result<null, AppError>> {
  return withUser(userId, async (tx): Promise<Result<null, AppError>> => {
    const rev = await bumpRev(tx, userId)
    const run = await tx.optimizerRun.findFirst({ where: { userId, id: runId, state: 'done' } })
    if (run === null) return err({ code: 'NOT_FOUND', message: 'There is no such result any more.' })
    if (run.decision !== null) {
      return run.decision === decision
        ? ok(null)
        : err({ code: 'CONFLICT', message: 'This was decided already, perhaps on another device.' })
    }
    if (decision === 'applied') {
      const { isBetter, fitted, before } = optimizerResultSchema.parse(run.result)
      const weights = checkWeights(fitted ?? [])
      if (!isBetter || !weights.ok) {
        return err({
          code: 'CONFLICT',
          message: 'These weights are no better than yours and cannot be applied.',
        })
      }
      const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { preset: true } })
      const preset = presetSchema.parse(user.preset)
      if (JSON.stringify(preset.weights) !== JSON.stringify(before)) {
        return err({
          code: 'CONFLICT',
          message: 'Your weights were changed after this run began. Run it again to compare with them.',
        })
      }
      await storePreset(tx, userId, rev, preset, { ...preset, weights: weights.value })
      await writeAudit(tx, userId, 'settings-changed', { changed: 'weights' })
    }
    await tx.optimizerRun.update({ where: { userId_id: { userId, id: runId } }, data: { decision } })
    return ok(null)
  })
}
