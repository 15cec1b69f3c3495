import type { Fit } from '@/lib/core/training/evaluation'

/**
 * Whether the model describes this learner: their fit against what is usual for a log of that size and that
 * share of recalled answers. Thresholds and curves are those of Anki's health check.
 */
export interface HealthCheck {
  /** `unknown` for logs too small to tell. */
  readonly verdict: 'passed' | 'failed' | 'unknown'
  readonly samples: number
  /** Share of recalled answers. */
  readonly recall: number
  /** Fit divided by what is usual; at most 1.11 and 1.53 respectively to pass, and one of the two is enough. */
  readonly logLossRatio: number | null
  readonly rmseRatio: number | null
}

const FEWEST_SAMPLES = 300

export function checkHealth(fit: Fit, samples: number, recall: number): HealthCheck {
  if (samples <= FEWEST_SAMPLES || recall <= 0 || recall >= 1) {
    return { verdict: 'unknown', samples, recall, logLossRatio: null, rmseRatio: null }
  }
  const usualLogLoss = 0.623 * (4 * recall * (1 - recall)) ** 0.738
  const usualRmse = 0.0135 / (recall ** 0.504 - 1.14) + 0.176 / ((samples / 1000) ** 0.825 + 2.22) + 0.101
  const logLossRatio = fit.logLoss / usualLogLoss
  const rmseRatio = fit.rmseBins / usualRmse
  const isPassed = logLossRatio <= 1.11 || rmseRatio <= 1.53
  return { verdict: isPassed ? 'passed' : 'failed', samples, recall, logLossRatio, rmseRatio }
}
