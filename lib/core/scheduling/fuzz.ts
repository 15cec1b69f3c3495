/**
 * Fuzz spreads cards that were learned together over neighbouring days. The amount is Anki's: nothing under
 * 2.5 days, then one day plus 15 % of the part between 2.5 and 7 days, 10 % of 7 to 20, 5 % of what lies beyond.
 * Where in the range a card lands follows from its id and its number of answers, so that the interval shown on
 * a button is the one that comes true, on every device.
 */

export interface DayRange {
  readonly lower: number
  readonly upper: number
}

/** The days an interval may be fuzzed to, both ends included, inside `minimum` and `maximum`. */
export function fuzzRange(interval: number, minimum: number, maximum: number): DayRange {
  const least = Math.min(minimum, maximum)
  const centre = clampTo(interval, least, maximum)
  const spread = fuzzSpread(centre)
  const lower = clampTo(Math.round(centre - spread), least, maximum)
  const upper = clampTo(Math.round(centre + spread), least, maximum)
  return { lower, upper: upper === lower && upper > 2 && upper < maximum ? lower + 1 : upper }
}

/** `factor` from 0 (inclusive) to 1 (exclusive) picks the day; null rounds without fuzz. */
export function fuzzedInterval(
  interval: number,
  factor: number | null,
  minimum: number,
  maximum: number,
): number {
  if (factor === null) return clampTo(Math.round(interval), Math.min(minimum, maximum), maximum)
  const { lower, upper } = fuzzRange(interval, minimum, maximum)
  return Math.floor(lower + factor * (1 + upper - lower))
}

/**
 * The least interval that keeps a passed card from coming back sooner than last time, as far as its fuzz range
 * reaches; 0 when even the top of the range lies below the previous interval.
 */
export function leastGrowingInterval(interval: number, previousDays: number, maximum: number): number {
  const { upper } = fuzzRange(interval, 1, maximum)
  return upper < previousDays ? 0 : Math.min(previousDays + 1, upper)
}

/** A number from 0 to 1 that depends on nothing but the card and its number of answers so far. */
export function fuzzFactor(cardId: string, reps: number): number {
  return hashToUnit(`${cardId}#${reps}`)
}

/** An even spread over 0 (inclusive) to 1 (exclusive), the same for the same text everywhere (FNV-1a, then mixed). */
export function hashToUnit(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}

function fuzzSpread(interval: number): number {
  if (interval < 2.5) return 0
  return (
    1 +
    0.15 * (Math.min(interval, 7) - 2.5) +
    0.1 * Math.max(Math.min(interval, 20) - 7, 0) +
    0.05 * Math.max(interval - 20, 0)
  )
}

function clampTo(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
