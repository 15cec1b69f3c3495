/**
 * A backup is gzip over lines: one JSON header, then for each table one JSON line and its rows as PostgreSQL's COPY writes
 * them, up to a line `\.`, and last one JSON line that says what was written. A file without that line is cut off.
 */
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'

export const formatName = 'recto-backup'
export const formatVersion = 1
export const endOfRows = '\\.'

const headerSchema = z.object({
  format: z.literal(formatName),
  version: z.int(),
  /** When it was made, ISO 8601. */
  madeAt: z.string(),
  /** What the database had applied, in order: decides which Recto can read it. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
})
export type BackupHeader = z.infer<typeof headerSchema>

const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) })
export type BackupTable = z.infer<typeof tableSchema>

const endSchema = z.object({ tables: z.int(), rows: z.int() })
export type BackupSummary = z.infer<typeof endSchema>

/** What stands in a file, in order. `rows` must be read to its end before the next part is asked for. */
export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly table: BackupTable; readonly rows: AsyncGenerator<Buffer> }
  | { readonly kind: 'end'; readonly summary: BackupSummary }

/** Reads a backup piece by piece. Throws, with a sentence for the operator, where it is none or is damaged. */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const source = createReadStream(file)
  const unpacked = createGunzip()
  source.on('error', cause => unpacked.destroy(cause))
  const lines = linesOf(source.pipe(unpacked), file)
  try {
    const header = parseLine(headerSchema, await nextLine(lines))
    if (header === undefined) throw new Error(`${file} is not a backup of Recto.`)
    if (header.version > formatVersion)
      throw new Error(`${file} was made by a newer version of Recto. Update Recto first.`)
    yield { kind: 'header', header }
    const counted = { tables: 0, rows: 0 }
    for (;;) {
      const line = await nextLine(lines)
      const table = parseLine(tableSchema, line)
      if (table !== undefined) {
        counted.tables += 1
        yield { kind: 'table', table, rows: rowsOf(lines, counted) }
        continue
      }
      const summary = parseLine(endSchema, line)
      if (summary?.tables !== counted.tables || summary.rows !== counted.rows)
        throw new Error(`${file} is damaged or cut off.`)
      yield { kind: 'end', summary }
      return
    }
  } finally {
    source.destroy()
  }
}

async function* rowsOf(lines: AsyncGenerator<Buffer>, counted: { rows: number }): AsyncGenerator<Buffer> {
  for (;;) {
    const line = await nextLine(lines)
    if (line === undefined) throw new Error('The backup ends within a table.')
    if (line.length === 2 && line.toString('latin1') === endOfRows) return
    counted.rows += 1
    yield Buffer.concat([line, newline])
  }
}

const newline = Buffer.from('\n')

/** Only at line feeds: text may hold every other separator that Unicode knows. */
async function* linesOf(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  let open: Buffer[] = []
  try {
    for await (const chunk of chunks) {
      let from = 0
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...open, chunk.subarray(from, at)])
        open = []
        from = at + 1
      }
      if (from < chunk.length) open.push(chunk.subarray(from))
    }
  } catch (cause) {
    if (isDamage(cause)) throw new Error(`${file} is damaged, cut off, or not a backup of Recto.`, { cause })
    throw cause
  }
}

async function nextLine(lines: AsyncGenerator<Buffer>): Promise<Buffer | undefined> {
  const next = await lines.next()
  return next.done ? undefined : next.value
}

function parseLine<T>(schema: z.ZodType<T>, line: Buffer | undefined): T | undefined {
  if (line === undefined || line[0] !== 0x7b) return undefined
  try {
    return schema.safeParse(JSON.parse(line.toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** What zlib says of bytes that are not whole gzip. */
function isDamage(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && /^Z_/.test(String(cause.code))
}
