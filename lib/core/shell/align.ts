/**
 * The longest common subsequence of two short lists: pairs of indices, rising on both sides. Quadratic, for the few
 * words of a command line; beyond `LONGEST` items only the common beginning is paired.
 */
const LONGEST = 400

export const alignLists = <T>(
  left: readonly T[],
  right: readonly T[],
  same: (a: T, b: T) => boolean,
): (readonly [number, number])[] => {
  const rows = Math.min(left.length, LONGEST)
  const columns = Math.min(right.length, LONGEST)
  const width = columns + 1
  const equal = (row: number, column: number): boolean => same(left[row] as T, right[column] as T)
  /** `lengths[row * width + column]`: the best from there to the end. */
  const lengths = new Uint16Array((rows + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      lengths[row * width + column] = equal(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (equal(row, column) && at(row, column) === at(row + 1, column + 1) + 1) {
      pairs.push([row, column])
      row++
      column++
    } else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
  return pairs
}
