/** What a benchmark reports: one figure, best as a ratio to something measured in the same run. */
export interface BenchRow {
  readonly bench: string
  readonly metric: string
  readonly value: number
  readonly unit: string
  /** What the value is a multiple of, where it is a ratio. */
  readonly ratioTo?: string
}

/** A file under tests/bench exports these two. */
export interface Bench {
  readonly name: string
  run(): AsyncIterable<BenchRow> | Promise<readonly BenchRow[]>
}
