/** A pair that may be made, by positions in the two lists; `weight` above 0. */
export interface Candidate {
  readonly old: number
  readonly next: number
  readonly weight: number
}

/** Above this a block is solved greedily; the matching of such a crowd has no right answer worth its time. */
const LARGEST_EXACT_BLOCK = 160

/**
 * Chooses pairs so that no card is in two and the sum of weights is greatest. Candidates fall apart into blocks
 * that share no card; each block is solved exactly (Kuhn 1955, Munkres 1957: shortest augmenting paths with
 * potentials, O(n³)).
 */
export const bestAssignment = <C extends Candidate>(candidates: readonly C[]): C[] =>
  splitBlocks(candidates).flatMap(block => {
    const olds = [...new Set(block.map(pair => pair.old))]
    const nexts = [...new Set(block.map(pair => pair.next))]
    if (block.length === 1) return block
    return Math.max(olds.length, nexts.length) > LARGEST_EXACT_BLOCK
      ? greedy(block)
      : exact(block, olds, nexts)
  })

const splitBlocks = <C extends Candidate>(candidates: readonly C[]): C[][] => {
  const parent = new Map<string, string>()
  const root = (name: string): string => {
    let at = name
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      parent.set(at, parent.get(up) ?? up)
      at = up
    }
    return at
  }
  for (const { old, next } of candidates) {
    const [one, other] = [root(`o${old}`), root(`n${next}`)]
    if (one !== other) parent.set(one, other)
  }
  const blocks = new Map<string, C[]>()
  for (const pair of candidates) {
    const name = root(`o${pair.old}`)
    const block = blocks.get(name)
    if (block === undefined) blocks.set(name, [pair])
    else block.push(pair)
  }
  return [...blocks.values()]
}

const greedy = <C extends Candidate>(block: readonly C[]): C[] => {
  const olds = new Set<number>()
  const nexts = new Set<number>()
  const byWeight = [...block].sort((a, b) => b.weight - a.weight || a.old - b.old || a.next - b.next)
  return byWeight.filter(pair => {
    if (olds.has(pair.old) || nexts.has(pair.next)) return false
    olds.add(pair.old)
    nexts.add(pair.next)
    return true
  })
}

const exact = <C extends Candidate>(
  block: readonly C[],
  olds: readonly number[],
  nexts: readonly number[],
): C[] => {
  const size = Math.max(olds.length, nexts.length)
  const rowOf = new Map(olds.map((old, row) => [old, row]))
  const columnOf = new Map(nexts.map((next, column) => [next, column]))
  const pairs = new Map<number, C>()
  const cost = new Float64Array(size * size)
  for (const pair of block) {
    const cell = (rowOf.get(pair.old) ?? 0) * size + (columnOf.get(pair.next) ?? 0)
    if (-pair.weight >= (cost[cell] ?? 0)) continue
    cost[cell] = -pair.weight
    pairs.set(cell, pair)
  }
  return cheapestRows(cost, size).flatMap((row, column) => {
    const pair = pairs.get(row * size + column)
    return pair === undefined ? [] : [pair]
  })
}

/** For each column of a square cost matrix, the row of the cheapest perfect matching. */
const cheapestRows = (cost: Float64Array, size: number): number[] => {
  const rowOfColumn = new Int32Array(size + 1).fill(-1)
  const rowPotential = new Float64Array(size)
  const columnPotential = new Float64Array(size + 1)
  for (let start = 0; start < size; start++) {
    const slack = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
    const cameFrom = new Int32Array(size).fill(size)
    const done = new Uint8Array(size + 1)
    let column = size
    rowOfColumn[size] = start
    while ((rowOfColumn[column] ?? -1) !== -1) {
      done[column] = 1
      const row = rowOfColumn[column] ?? 0
      let nearest = -1
      let step = Number.POSITIVE_INFINITY
      for (let other = 0; other < size; other++) {
        if (done[other] === 1) continue
        const reduced =
          (cost[row * size + other] ?? 0) - (rowPotential[row] ?? 0) - (columnPotential[other] ?? 0)
        if (reduced < (slack[other] ?? 0)) {
          slack[other] = reduced
          cameFrom[other] = column
        }
        const distance = slack[other] ?? 0
        if (distance < step) {
          step = distance
          nearest = other
        }
      }
      for (let other = 0; other <= size; other++) {
        if (done[other] === 1) {
          const settled = rowOfColumn[other] ?? 0
          rowPotential[settled] = (rowPotential[settled] ?? 0) + step
          columnPotential[other] = (columnPotential[other] ?? 0) - step
        } else if (other < size) {
          slack[other] = (slack[other] ?? 0) - step
        }
      }
      column = nearest
    }
    while (column !== size) {
      const before = cameFrom[column] ?? size
      rowOfColumn[column] = rowOfColumn[before] ?? -1
      column = before
    }
  }
  return Array.from(rowOfColumn.slice(0, size))
}
