import { err, ok, type Result } from '@/lib/core/result'
import { nameSignature } from './file-signature'
import { guessEncodings } from './guess-encoding'

export interface DecodedText {
  /** Well-formed Unicode without a byte order mark and without U+0000. */
  readonly text: string
  /** Name of the encoding it was converted from, or null for UTF-8. */
  readonly convertedFrom: string | null
}

export type DecodeFailure =
  /** `looksLike` names the kind of file when its first bytes tell. */
  { readonly code: 'binary'; readonly looksLike: string | null } | { readonly code: 'encoding' }

/** How encodings are called in front of people. */
const NAMES: Readonly<Record<string, string>> = {
  'iso-8859-1': 'Western (ISO 8859-1)',
  'windows-1252': 'Western (Windows-1252)',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
}

/**
 * Bytes of a note → text. UTF-8 is taken as it is; UTF-16 and older encodings are converted when the bytes
 * leave little doubt, and refused otherwise: a guess gone wrong would end up on cards.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, DecodeFailure> {
  const looksLike = nameSignature(bytes)
  if (looksLike !== null) return err({ code: 'binary', looksLike })

  const utf16 = utf16Kind(bytes)
  if (utf16 !== null) {
    const text = decodeStrictly(bytes, utf16)
    return text === null || !isText(text)
      ? err({ code: 'encoding' })
      : ok({ text, convertedFrom: NAMES[utf16] ?? utf16 })
  }
  if (bytes.includes(0)) return err({ code: 'binary', looksLike: null })

  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== null) {
    return isText(utf8) ? ok({ text: utf8, convertedFrom: null }) : err({ code: 'binary', looksLike: null })
  }
  for (const encoding of guessEncodings(bytes)) {
    const text = decodeStrictly(bytes, encoding)
    if (text !== null && isText(text))
      return ok({ text, convertedFrom: NAMES[encoding] ?? encoding.toUpperCase() })
  }
  return err(manyControls(bytes) ? { code: 'binary', looksLike: null } : { code: 'encoding' })
}

/** By byte order mark, or by where the zero bytes of mostly Latin text stand. */
function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.length < 8 || bytes.length % 2 !== 0) return null
  const pairs = Math.min(bytes.length >> 1, 2_048)
  let high = 0
  let low = 0
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) high += 1
    if (bytes[2 * pair + 1] === 0) low += 1
  }
  if (low > pairs * 0.7 && high === 0) return 'utf-16le'
  if (high > pairs * 0.7 && low === 0) return 'utf-16be'
  return null
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return encoding === 'windows-1252' ? mendWestern(text) : text
  } catch {
    // Not this encoding, or one that this browser does not know.
    return null
  }
}

/** What Windows-1252 has at 0x80 to 0x9F; a space where it has nothing. */
const WESTERN_C1 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** Node 20 decodes Windows-1252 as ISO 8859-1 and gives C1 controls for quotation marks and dashes. */
function mendWestern(text: string): string {
  return text.replace(/[\u{80}-\u{9f}]/gu, control => {
    const char = WESTERN_C1[control.charCodeAt(0) - 0x80] ?? ' '
    return char === ' ' ? control : char
  })
}

/** U+0000 cannot be stored, C1 controls are the mark of a wrong guess, and many C0 controls that of no text. */
function isText(text: string): boolean {
  if (/[\0\u{80}-\u{84}\u{86}-\u{9f}]/u.test(text)) return false
  let controls = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x20 && !isWhiteControl(unit)) controls += 1
  }
  return controls <= text.length / 100
}

function manyControls(bytes: Uint8Array): boolean {
  let controls = 0
  for (const byte of bytes) if (byte < 0x20 && !isWhiteControl(byte)) controls += 1
  return controls > bytes.length / 100
}

/** Tab, line feed, vertical tab, form feed, carriage return; escape opens the colours of pasted terminals. */
function isWhiteControl(unit: number): boolean {
  return (unit >= 0x09 && unit <= 0x0d) || unit === 0x1b
}
