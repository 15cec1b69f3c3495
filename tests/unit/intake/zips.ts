import { deflateSync, strToU8, type Zippable, zipSync } from 'fflate'
import { crc32 } from '@/lib/core/notes-intake/crc32'

/** A zip of texts, as any program would write it. */
export function zipOf(files: Record<string, string>): Uint8Array {
  const zippable: Zippable = {}
  for (const [name, text] of Object.entries(files)) zippable[name] = strToU8(text)
  return zipSync(zippable)
}

export interface RawEntry {
  name: string | Uint8Array
  content: Uint8Array
  /** What the directory claims, where it differs from the truth. */
  claims?: Partial<{ size: number; crc: number; flags: number; method: number; headerAt: number }>
}

/** A zip written by hand, so that it can lie. Always DEFLATE. */
export function forgeZip(entries: readonly RawEntry[]): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, content, claims } of entries) {
    const nameBytes = typeof name === 'string' ? strToU8(name) : name
    const packed = deflateSync(content, { level: 9 })
    const fields = {
      size: claims?.size ?? content.length,
      crc: claims?.crc ?? crc32(content),
      flags: claims?.flags ?? 0,
      method: claims?.method ?? 8,
    }
    const local = new Uint8Array(30 + nameBytes.length)
    writeHeader(local, 0x04034b50, 4, fields, packed.length, nameBytes.length)
    local.set(nameBytes, 30)
    const central = new Uint8Array(46 + nameBytes.length)
    writeHeader(central, 0x02014b50, 6, fields, packed.length, nameBytes.length)
    new DataView(central.buffer).setUint32(42, claims?.headerAt ?? at, true)
    central.set(nameBytes, 46)
    parts.push(local, packed)
    directory.push(central)
    at += local.length + packed.length
  }
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, entries.length, true)
  view.setUint16(10, entries.length, true)
  view.setUint32(
    12,
    directory.reduce((sum, one) => sum + one.length, 0),
    true,
  )
  view.setUint32(16, at, true)
  return concat([...parts, ...directory, end])
}

function writeHeader(
  into: Uint8Array,
  signature: number,
  versionAt: number,
  fields: { size: number; crc: number; flags: number; method: number },
  packed: number,
  nameLength: number,
): void {
  const view = new DataView(into.buffer)
  view.setUint32(0, signature, true)
  view.setUint16(versionAt, 20, true)
  view.setUint16(versionAt + 2, fields.flags, true)
  view.setUint16(versionAt + 4, fields.method, true)
  view.setUint32(versionAt + 10, fields.crc, true)
  view.setUint32(versionAt + 14, packed, true)
  view.setUint32(versionAt + 18, fields.size, true)
  view.setUint16(versionAt + 22, nameLength, true)
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
