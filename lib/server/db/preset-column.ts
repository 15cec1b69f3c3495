import 'server-only'
import type { Preset } from '@/lib/core/scheduling/preset'
import type { Prisma } from './generated/client'

/** A preset as its `jsonb` column takes it. */
export function toPresetColumn(preset: Preset): Prisma.InputJsonObject {
  return {
    ...preset,
    learningSteps: [...preset.learningSteps],
    relearningSteps: [...preset.relearningSteps],
    easyDays: [...preset.easyDays],
    weights: [...preset.weights],
  }
}
