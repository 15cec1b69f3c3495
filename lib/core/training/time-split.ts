import type { Sample } from '@/lib/core/training/review-history'

/** One round of testing on what comes after: fitted to the samples before `from`, tested on `from` up to `to`. */
export interface Fold {
  readonly from: number
  readonly to: number
}

export const FOLDS = 5

/**
 * Splits samples that are in time order into six equal parts; each of the last five is tested with what was
 * known before it. What is left over by the division goes to the first part. Empty for fewer than six samples.
 */
export function timeFolds(samples: readonly Sample[]): Fold[] {
  const size = Math.floor(samples.length / (FOLDS + 1))
  if (size === 0) return []
  return Array.from({ length: FOLDS }, (_, index) => ({
    from: samples.length - (FOLDS - index) * size,
    to: samples.length - (FOLDS - index - 1) * size,
  }))
}
