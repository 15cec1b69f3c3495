import { err, ok, type Result } from '@/lib/core/result'
import { guessEncodings } from './guess-encoding'

/**
 * The list at the end of a zip (PKWARE APPNOTE 6.3, sections 4.3.12 to 4.3.16). Reading it rather than the
 * headers in front of the data tells names and sizes before anything is inflated, and skips files that an
 * editor of the zip has deleted. Every number in it is a claim by a stranger: all are checked before use.
 */
export interface ZipEntry {
  readonly name: string
  readonly isFolder: boolean
  readonly isEncrypted: boolean
  /** 0 stored, 8 DEFLATE; others exist. */
  readonly method: number
  readonly crc: number
  /** Claimed size of the content in bytes. */
  readonly size: number
  /** The content as it stands in the zip. */
  readonly data: Uint8Array
}

const END_RECORD = 0x06054b50
const END_RECORD_64 = 0x06064b50
const END_LOCATOR_64 = 0x07064b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const END_RECORD_BYTES = 22
const LONGEST_COMMENT = 0xffff

/** @returns The entries in the order of the directory; `overlap` when two share bytes, as only bombs do. */
export function readZipDirectory(
  zip: Uint8Array,
  mostEntries: number,
): Result<ZipEntry[], 'damaged' | 'overlap' | 'too-many'> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  try {
    const directory = findDirectory(view)
    if (directory === null) return err('damaged')
    if (directory.count > mostEntries) return err('too-many')
    return readEntries(zip, view, directory)
  } catch (error) {
    // A claim that points outside the file.
    if (error instanceof RangeError) return err('damaged')
    throw error
  }
}

function findDirectory(view: DataView): { start: number; count: number } | null {
  const last = view.byteLength - END_RECORD_BYTES
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) !== END_RECORD) continue
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    if (count !== 0xffff && start !== 0xffffffff) return { start, count }
    if (at < 20 || view.getUint32(at - 20, true) !== END_LOCATOR_64) return { start, count }
    const end64 = bigAt(view, at - 20 + 8)
    if (view.getUint32(end64, true) !== END_RECORD_64) return null
    return { count: bigAt(view, end64 + 32), start: bigAt(view, end64 + 48) }
  }
  return null
}

function readEntries(
  zip: Uint8Array,
  view: DataView,
  directory: { start: number; count: number },
): Result<ZipEntry[], 'damaged' | 'overlap'> {
  const entries: ZipEntry[] = []
  const spans: [start: number, end: number][] = []
  let at = directory.start
  for (let n = 0; n < directory.count; n += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) return err('damaged')
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const commentLength = view.getUint16(at + 32, true)
    const nameStart = at + 46
    const sizes = readSizes(view, at, nameStart + nameLength, extraLength)

    if (view.getUint32(sizes.header, true) !== LOCAL_ENTRY) return err('damaged')
    const start =
      sizes.header + 30 + view.getUint16(sizes.header + 26, true) + view.getUint16(sizes.header + 28, true)
    const end = start + sizes.packed
    if (end > zip.length) return err('damaged')
    spans.push([sizes.header, end])

    const name = decodeName(zip.subarray(nameStart, nameStart + nameLength), (flags & 0x800) !== 0)
    entries.push({
      name,
      isFolder: /[/\\]$/.test(name),
      isEncrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      size: sizes.unpacked,
      data: zip.subarray(start, end),
    })
    at = nameStart + nameLength + extraLength + commentLength
  }
  return haveOverlap(spans) ? err('overlap') : ok(entries)
}

/** Sizes and place of an entry; those that do not fit in 32 bits stand in the extra field with id 1. */
function readSizes(view: DataView, entry: number, extraStart: number, extraLength: number) {
  const sizes = {
    packed: view.getUint32(entry + 20, true),
    unpacked: view.getUint32(entry + 24, true),
    header: view.getUint32(entry + 42, true),
  }
  let at = extraStart
  while (at + 4 <= extraStart + extraLength) {
    const id = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (id === 1) {
      let field = at + 4
      for (const name of ['unpacked', 'packed', 'header'] as const) {
        if (sizes[name] !== 0xffffffff) continue
        sizes[name] = bigAt(view, field)
        field += 8
      }
    }
    at += 4 + length
  }
  return sizes
}

function bigAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true))
}

/** Names are UTF-8 when flagged; unflagged ones usually are too, or in the encoding of the writer's system. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  const encodings = isUtf8 ? ['utf-8'] : ['utf-8', ...guessEncodings(bytes)]
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this one.
    }
  }
  return new TextDecoder('utf-8').decode(bytes)
}

function haveOverlap(spans: [start: number, end: number][]): boolean {
  const sorted = [...spans].sort((a, b) => a[0] - b[0])
  return sorted.some((span, n) => {
    const next = sorted[n + 1]
    return next !== undefined && next[0] < span[1]
  })
}
