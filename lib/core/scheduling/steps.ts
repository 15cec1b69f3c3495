import type { Rating } from '@/lib/core/reviews/event'
import type { CardPhase } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'

/** Learning and relearning steps: short waits inside a day, before FSRS plans the days. */

const DAY_SECONDS = 86_400

export interface NextStep {
  readonly step: number
  readonly seconds: number
}

/**
 * The step an answer leads to, or null when it leads to a review in days.
 *
 * Again goes to the first step, Good to the next; Hard repeats the step, and on the first one waits the mean of
 * the first two (half as long again, at most a day more, when there is only one). Easy always ends the steps.
 */
export function nextStep(
  phase: CardPhase,
  step: number | null,
  rating: Rating,
  preset: Pick<Preset, 'learningSteps' | 'relearningSteps'>,
): NextStep | null {
  const steps = phase === 'review' || phase === 'relearning' ? preset.relearningSteps : preset.learningSteps
  const first = steps[0]
  if (first === undefined || rating === 4) return null
  if (rating === 1) return { step: 0, seconds: first }
  if (phase === 'review') return null
  // The step may have been taken out of the preset since.
  const current = Math.min(step ?? 0, steps.length - 1)
  if (rating === 2) return { step: current, seconds: hardDelay(steps, current, first) }
  const next = steps[current + 1]
  return next === undefined ? null : { step: current + 1, seconds: next }
}

function hardDelay(steps: readonly number[], current: number, first: number): number {
  if (current > 0) return steps[current] ?? first
  const second = steps[1]
  if (second !== undefined) return Math.round((first + second) / 2)
  return Math.min(Math.round(first * 1.5), first + DAY_SECONDS)
}
