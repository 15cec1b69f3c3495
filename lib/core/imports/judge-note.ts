import { cleanNotePath } from '@/lib/core/notes-intake/note-path'
import { err, ok, type Result } from '@/lib/core/result'

export interface RefusedText {
  readonly code: 'INVALID_INPUT' | 'TOO_LARGE' | 'UNREADABLE_FILE'
  /** A sentence that names the file. */
  readonly message: string
}

/** A path this long in bytes still fits the index that keeps it unique. */
const LONGEST_PATH_BYTES = 2_000
/** More than one control character in so many is no text. */
const TEXT_PER_CONTROL = 500

/** Whether a note can be stored at all, and under which path. The browser checks the same; the server does not rely on it. */
export function judgeNote(path: string, text: string, largestBytes: number): Result<string, RefusedText> {
  const clean = cleanNotePath(path)
  if (!clean.ok) return refuse('INVALID_INPUT', path, clean.error)
  if (utf8Length(clean.value) > LONGEST_PATH_BYTES)
    return refuse(
      'INVALID_INPUT',
      path,
      'has a path that is too long. Move it up or shorten its folders’ names.',
    )
  if (utf8Length(text) > largestBytes)
    return refuse(
      'TOO_LARGE',
      path,
      `is larger than ${Math.floor(largestBytes / 1_048_576)} MB. Split it and bring it again.`,
    )
  if (text.trim() === '') return refuse('UNREADABLE_FILE', path, 'is empty.')
  if (isBinary(text)) return refuse('UNREADABLE_FILE', path, 'is not text. Notes are Markdown or plain text.')
  return ok(clean.value)
}

function isBinary(text: string): boolean {
  if (text.includes('\0') || /\p{Cs}/u.test(text)) return true
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const controls = text.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  return controls * TEXT_PER_CONTROL > text.length
}

/** Bytes of a string in UTF-8, without making them. */
function utf8Length(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    // A surrogate pair is two units and four bytes; every other unit above U+07FF takes three.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2
  }
  return bytes
}

const refuse = (code: RefusedText['code'], path: string, rest: string): Result<never, RefusedText> =>
  err({ code, message: `${path.slice(0, 200).replace(/\p{Cc}/gu, '�')} ${rest}` })
