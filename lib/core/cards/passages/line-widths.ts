/** How long the lines of a source are; counted once, and only when somebody asks. */
export class LineWidths {
  private starts: number[] | null = null

  constructor(private readonly source: string) {}

  /** @param line counted from 1 */
  widthOf(line: number): number {
    this.starts ??= startsOf(this.source)
    const from = this.starts[line - 1]
    if (from === undefined) return 0
    return (this.starts[line] ?? this.source.length + 1) - 1 - from
  }
}

function startsOf(source: string): number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
