import { defaultWeights } from '@/lib/core/scheduling/fsrs-adapter'
import type { DaySettings, Preset } from '@/lib/core/scheduling/preset'

/** What a learner starts with. */
export const defaultPreset: Preset = Object.freeze({
  desiredRetention: 0.9,
  learningSteps: [60, 600],
  relearningSteps: [600],
  maximumIntervalDays: 36_500,
  newPerDay: 20,
  reviewsPerDay: 200,
  learnAheadSeconds: 1_200,
  burySiblings: true,
  leechThreshold: 8,
  leechAction: 'tag',
  fuzz: true,
  loadBalance: true,
  easyDays: ['normal', 'normal', 'normal', 'normal', 'normal', 'normal', 'normal'],
  newOrder: 'note',
  reviewOrder: 'retrievability',
  newMix: 'after',
  weights: defaultWeights,
  model: 'fsrs-6',
} satisfies Preset)

export const defaultDayStartHour: DaySettings['dayStartHour'] = 4
