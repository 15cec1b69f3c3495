import type { Preset } from '@/lib/core/scheduling/preset'

/** Whether two presets fold every log to the same memory: the rest of a preset only orders and limits a day. */
export function foldsAlike(a: Preset, b: Preset): boolean {
  return JSON.stringify(ofFold(a)) === JSON.stringify(ofFold(b))
}

function ofFold(preset: Preset) {
  const { weights, model, desiredRetention, learningSteps, relearningSteps, maximumIntervalDays } = preset
  const { fuzz, leechThreshold, leechAction } = preset
  return [
    weights,
    model,
    desiredRetention,
    learningSteps,
    relearningSteps,
    maximumIntervalDays,
    fuzz,
    leechThreshold,
    leechAction,
  ]
}
