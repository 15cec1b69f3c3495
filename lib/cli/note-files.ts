import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeText } from '@/lib/core/notes-intake/decode-text'
import { classifyPath } from '@/lib/core/notes-intake/note-path'
import { err, ok, type Result } from '@/lib/core/result'

/** A note as the command line names it: relative to the folder given, or as given for a file. */
export interface NoteFile {
  readonly file: string
  readonly text: string
  /** Found in a folder: its keys are printed with its name, for a key is unique in its note only. */
  readonly isInFolder: boolean
  /** Something a person should know of how it was read, else null. */
  readonly warning: string | null
}

/** Notes of a file or a folder, by name. The error is one sentence for standard error. */
export const readNoteFiles = async (path: string): Promise<Result<readonly NoteFile[], string>> => {
  try {
    const found = await stat(path)
    if (!found.isDirectory()) {
      const note = await readNote(path, path, false)
      return note.ok ? ok([note.value]) : note
    }
    const notes: NoteFile[] = []
    for (const name of await listNotes(path)) {
      const note = await readNote(join(path, name), name, true)
      notes.push(
        note.ok ? note.value : { file: name, text: '', isInFolder: true, warning: `${note.error} Left out.` },
      )
    }
    return ok(notes)
  } catch (error) {
    return err(`${path} cannot be read: ${reasonOf(error)}.`)
  }
}

/** How a card's key is printed: alone for a single file, after the file's name for a folder. */
export const printedKey = (
  note: { readonly file: string; readonly isInFolder: boolean },
  key: string,
): string => (note.isInFolder ? `${note.file}#${key}` : key)

const listNotes = async (folder: string): Promise<string[]> => {
  const names: string[] = []
  const visit = async (inside: string): Promise<void> => {
    for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`
      const kind = classifyPath(name)
      if (kind === 'hidden') continue
      if (entry.isDirectory()) await visit(name)
      else if (kind === 'note' && entry.isFile()) names.push(name)
    }
  }
  await visit('')
  return names.sort()
}

const readNote = async (
  path: string,
  file: string,
  isInFolder: boolean,
): Promise<Result<NoteFile, string>> => {
  const bytes = await readFile(path)
  const decoded = decodeText(bytes)
  if (decoded.ok) return ok({ file, text: decoded.value.text, isInFolder, warning: null })
  if (decoded.error.code === 'binary' && decoded.error.looksLike !== null) {
    return err(`${file} is not a note: it looks like ${decoded.error.looksLike}.`)
  }
  const text = new TextDecoder('utf-8').decode(bytes)
  return ok({
    file,
    text,
    isInFolder,
    warning: `${file} is not clean UTF-8 text; some characters were replaced.`,
  })
}

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT') return 'there is no such file or folder'
  if (code === 'EACCES' || code === 'EPERM') return 'you may not read it'
  return error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'an unknown fault'
}
