import { z } from 'zod'
import { idSchema } from './ids'

/** What a run of the optimizer found, as it is stored and as the learner sees it. */

const fitSchema = z.object({ logLoss: z.number(), rmseBins: z.number(), auc: z.number().nullable() })

const judgedSchema = fitSchema.extend({
  /** Foretold against real recall, in bands of equally many answers. */
  calibration: z.array(z.object({ foretold: z.number(), real: z.number(), size: z.int() })),
})

export const optimizerResultSchema = z.object({
  /** The weights the run began with: applying is refused when they were changed since. */
  before: z.array(z.number()),
  fitted: z.array(z.number()).nullable(),
  isBetter: z.boolean(),
  samples: z.int(),
  kept: z.int(),
  /** On answers later than those fitted to; null when there was too little. */
  timeSplit: z.object({ current: judgedSchema, optimized: judgedSchema }).nullable(),
  healthCheck: z.object({
    verdict: z.enum(['passed', 'failed', 'unknown']),
    samples: z.int(),
    recall: z.number(),
    logLossRatio: z.number().nullable(),
    rmseRatio: z.number().nullable(),
  }),
})

export const decideOptimizationSchema = z.object({ runId: idSchema, decision: z.enum(['applied', 'kept']) })

export type OptimizerResult = z.infer<typeof optimizerResultSchema>
export type DecideOptimization = z.infer<typeof decideOptimizationSchema>

export interface OptimizerRun {
  readonly id: string
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly roundsDone: number
  readonly rounds: number
  readonly failure: string | null
  readonly result: OptimizerResult | null
  readonly decision: 'applied' | 'kept' | null
}

export interface OptimizerOverview {
  /** The latest one. */
  readonly run: OptimizerRun | null
  /** Answers in the log now. */
  readonly answers: number
  /** Whether a run could find something new. */
  readonly isWorthwhile: boolean
}
