/** A file that was read and can become a note. */
export interface IntakeNote {
  /** Relative, `/`-separated, without `.` or `..`; unique within the import. */
  readonly path: string
  readonly text: string
  /** Name of the encoding the text was converted from, or null when it was UTF-8 already. */
  readonly convertedFrom: string | null
  /** The name it came with, when another file of the import had taken that name already. */
  readonly renamedFrom: string | null
}

export type IntakeProblemCode =
  | 'binary'
  | 'compression'
  | 'damaged'
  | 'empty'
  | 'encoding'
  | 'encrypted'
  | 'nested-zip'
  | 'not-a-note'
  | 'path'
  | 'too-large'
  | 'too-many'
  | 'unreadable'
  | 'zip-bomb'

/** Why one file (or the rest of a zip) was left out. `message` names the file and stands on its own. */
export interface IntakeProblem {
  readonly file: string
  readonly code: IntakeProblemCode
  readonly message: string
}

/** What became of one file of an import. */
export type IntakeOutcome =
  | { readonly kind: 'note'; readonly note: IntakeNote }
  | { readonly kind: 'problem'; readonly problem: IntakeProblem }
  /** Nobody expects these to be imported: hidden and system files, pictures beside the notes, an exact twin. */
  | { readonly kind: 'left-out'; readonly path: string; readonly reason: 'hidden' | 'not-a-note' | 'twin' }

/** @param sentence What is the matter and what can be done, starting after the file's name: "is empty." */
export function problemWith(file: string, code: IntakeProblemCode, sentence: string): IntakeProblem {
  const shown = showName(file)
  return { file: shown, code, message: `${shown} ${sentence}` }
}

/** Control and direction-changing characters in a name could make a message read as something else. */
export function showName(name: string): string {
  const safe = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u{FFFD}')
  return safe.length > 200 ? `${safe.slice(0, 120)}…${safe.slice(-70)}` : safe
}

export function showBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`
  // Up, so that what is over a limit never reads as if it were within.
  const tenths = Math.ceil((bytes * 10) / (1024 * 1024))
  return `${tenths >= 100 ? Math.ceil(tenths / 10) : tenths / 10} MB`
}
