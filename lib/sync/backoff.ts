/** The pause before the next attempt after failures in a row (SPEC S22). Pure: the caller brings the randomness. */

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 300_000

/**
 * Doubles from 1 s to 5 min, spread over the upper half so that devices that lost the same server do not come
 * back together.
 *
 * @param failures attempts that failed in a row, at least 1
 * @param random in [0, 1)
 * @param atLeastMs what the server asked for, if it did
 * @returns milliseconds
 */
export function nextPauseMs(failures: number, random: number, atLeastMs = 0): number {
  const doublings = Math.min(Math.max(failures, 1) - 1, 16)
  const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** doublings)
  return Math.max(atLeastMs, Math.round(ceiling * (0.5 + random / 2)))
}
