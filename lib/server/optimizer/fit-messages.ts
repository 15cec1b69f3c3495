import type { Optimization } from '@/lib/core/training/optimize'
import type { TrainingSet } from '@/lib/core/training/review-history'

/** What the optimizer's process is asked, once. */
export interface FitRequest {
  readonly set: TrainingSet
  readonly current: readonly number[]
  readonly relearningSteps: number
}

/** What it says, line by line. The last line of a good run holds the result. */
export type FitMessage =
  | { readonly progress: { readonly done: number; readonly of: number } }
  | { readonly result: Optimization }
