import { z } from 'zod'
import { checkWeights } from '@/lib/core/scheduling/weights'

const stepsSchema = z
  .array(
    z
      .int()
      .min(1)
      .max(86_399, { error: 'A learning step must be shorter than a day: FSRS plans the days itself.' }),
  )
  .max(10)

export const presetSchema = z.object({
  desiredRetention: z
    .number()
    .min(0.7, { error: 'Desired retention must be between 0.70 and 0.99.' })
    .max(0.99, { error: 'Desired retention must be between 0.70 and 0.99.' }),
  learningSteps: stepsSchema,
  relearningSteps: stepsSchema,
  maximumIntervalDays: z.int().min(1).max(36_500),
  newPerDay: z.int().min(0).max(9_999),
  reviewsPerDay: z.int().min(0).max(9_999),
  learnAheadSeconds: z.int().min(0).max(86_399),
  burySiblings: z.boolean(),
  leechThreshold: z.int().min(1).max(99),
  leechAction: z.enum(['tag', 'suspend']),
  fuzz: z.boolean(),
  loadBalance: z.boolean(),
  easyDays: z.array(z.enum(['normal', 'reduced', 'minimum'])).length(7),
  newOrder: z.enum(['note', 'random']),
  reviewOrder: z.enum(['retrievability', 'due', 'random']),
  newMix: z.enum(['after', 'before', 'mixed']),
  weights: z.array(z.number()).superRefine((weights, context) => {
    const checked = checkWeights(weights)
    if (!checked.ok) context.addIssue({ code: 'custom', message: checked.error })
  }),
  model: z.literal('fsrs-6'),
})
