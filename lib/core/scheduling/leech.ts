/**
 * A leech is a card that is forgotten again and again: its passage needs a better card more than another answer.
 * It fires at the threshold, and then at every half threshold (rounded up): with 8, at 8, 12, 16 …
 */
export function isLeechLapse(lapses: number, threshold: number): boolean {
  if (threshold <= 0 || lapses < threshold) return false
  return (lapses - threshold) % Math.max(1, Math.ceil(threshold / 2)) === 0
}
