import { err, ok, type Result } from '@/lib/core/result'

/** The longest path the server takes, in UTF-16 code units. */
const LONGEST_PATH = 1_000

/**
 * The path that names a note: relative, `/`-separated, composed Unicode (so that a vault zipped on a Mac and
 * the same vault on Linux name the same notes). Backslashes are separators: zips made on Windows use them.
 *
 * @returns The clean path, or what is wrong with it as the rest of a sentence that starts with the file's name.
 */
export function cleanNotePath(raw: string): Result<string, string> {
  const path = raw.normalize('NFC').replaceAll('\\', '/')
  if (/[\p{Cc}\p{Cs}]/u.test(path)) {
    return err('has control characters in its name. Rename it and bring it again.')
  }
  const absolute = err('has an absolute path, which points outside what you chose. It was left out.')
  if (path.startsWith('/')) return absolute
  const segments = path.split('/').filter(segment => segment !== '' && segment !== '.')
  if (segments.includes('..')) {
    return err('has “..” in its path, which points outside what you chose. It was left out.')
  }
  const clean = segments.join('/')
  // A drive of Windows; “C: pointers.md” is a fine name elsewhere.
  if (/^[a-z]:(?:\/|$)/i.test(clean)) return absolute
  if (clean === '') return err('has no name.')
  if (clean.length > LONGEST_PATH) {
    return err(`has a path longer than ${LONGEST_PATH} characters. Move it up or shorten its folders’ names.`)
  }
  return ok(clean)
}

/** The same path with a number before its ending: `a/notes.md` → `a/notes (2).md`. */
export function numberedPath(path: string, n: number): string {
  const slash = path.lastIndexOf('/')
  const dot = path.lastIndexOf('.')
  const stem = dot > slash + 1 ? path.slice(0, dot) : path
  return `${stem} (${n})${path.slice(stem.length)}`
}

/** What a path is to an import. */
export type PathClass = 'note' | 'zip' | 'hidden' | 'other'

const NOTE = /\.(?:md|markdown|txt)$/i
const ZIP = /\.zip$/i

/** Hidden are files and folders with a leading dot (`.git`, `.obsidian`, `.DS_Store`) and what systems add. */
export function classifyPath(path: string): PathClass {
  const segments = path.split(/[/\\]/)
  if (segments.some(isHidden)) return 'hidden'
  if (NOTE.test(path)) return 'note'
  return ZIP.test(path) ? 'zip' : 'other'
}

function isHidden(segment: string): boolean {
  if (segment === '.' || segment === '..') return false
  return segment.startsWith('.') || segment === '__MACOSX' || segment === 'node_modules'
}
