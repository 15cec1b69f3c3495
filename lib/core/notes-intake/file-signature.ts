/** Kinds of files that are often chosen by mistake, by the bytes they start with. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a zip or an office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a zip', [0x50, 0x4b, 0x05, 0x06]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture', [0xff, 0xd8, 0xff]],
  ['a picture', [0x47, 0x49, 0x46, 0x38]],
  ['a compressed archive', [0x1f, 0x8b]],
  ['a compressed archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a compressed archive', [0x52, 0x61, 0x72, 0x21]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['an office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
]

/** What the file really is, such as `a picture`, or null when its start is not known. */
export function nameSignature(bytes: Uint8Array): string | null {
  for (const [name, signature] of SIGNATURES) {
    if (signature.every((byte, at) => bytes[at] === byte)) return name
  }
  return null
}
