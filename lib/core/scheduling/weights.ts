import { err, ok, type Result } from '@/lib/core/result'
import { WEIGHT_COUNT, weightBounds } from '@/lib/core/scheduling/fsrs-adapter'

/** The weights, if the model can be built of them; else one sentence that says which is wrong and how. */
export function checkWeights(weights: readonly number[]): Result<readonly number[], string> {
  if (weights.length !== WEIGHT_COUNT) {
    return err(`FSRS-6 takes exactly ${WEIGHT_COUNT} weights; these are ${weights.length}.`)
  }
  for (const [index, [low, high]] of weightBounds.entries()) {
    const weight = weights[index] ?? Number.NaN
    // A little slack, because fitted weights are 32-bit numbers.
    if (!(weight >= low - 1e-6 && weight <= high + 1e-6)) {
      return err(`Weight ${index} (counted from 0) must lie between ${low} and ${high}; it is ${weight}.`)
    }
  }
  return ok(weights)
}
