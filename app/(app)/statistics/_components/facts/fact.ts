/** What one plot says: its message in a sentence, what is drawn, and every number of it as a table. */
export interface Fact<Data> {
  readonly title: string
  readonly message: string
  readonly data: Data
  readonly table: FactTable
}

export interface FactTable {
  readonly columns: readonly string[]
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[]
}

/** A column of a bar plot. */
export interface Column {
  readonly value: number
  /** Said when the column is pointed at. */
  readonly title: string
}

export interface Columns {
  readonly columns: readonly Column[]
  /** Labels below: whole numbers stand between two columns, halves below one. The first and last must fit. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  /** Columns that carry their value above them. */
  readonly labels: readonly { readonly at: number; readonly label: string }[]
  /** Columns drawn in the red of what is due. */
  readonly marked: readonly number[]
  /** A level to compare the columns with. */
  readonly level: { readonly value: number; readonly label: string } | null
}
