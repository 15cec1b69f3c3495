import 'server-only'
import type { Note, Prisma } from './generated/client'

export type NoteRow = Note

interface StoredChapter {
  readonly path: string[]
  readonly depth: number
  readonly startLine: number
  readonly endLine: number
}

export interface StoredNote {
  readonly id: string
  readonly rev: number
  readonly path: string
  readonly title: string
  readonly chapters: StoredChapter[]
  readonly deleted: boolean
}

export function toStoredNote(row: NoteRow): StoredNote {
  return {
    id: row.id,
    rev: Number(row.rev),
    path: row.path,
    title: row.title,
    chapters: toChapters(row.chapters, row.id),
    deleted: row.deletedAt !== null,
  }
}

/** The column holds only what an import wrote; anything else is a bug and throws. */
function toChapters(value: Prisma.JsonValue, noteId: string): StoredChapter[] {
  if (!Array.isArray(value)) throw new Error(`The chapters of note ${noteId} are not a list.`)
  return value.map(item => {
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      throw new Error(`A chapter of note ${noteId} is not an object.`)
    const { path, depth, startLine, endLine } = item
    if (
      !Array.isArray(path) ||
      !path.every(heading => typeof heading === 'string') ||
      typeof depth !== 'number' ||
      typeof startLine !== 'number' ||
      typeof endLine !== 'number'
    )
      throw new Error(`A chapter of note ${noteId} misses a field.`)
    return { path, depth, startLine, endLine }
  })
}
