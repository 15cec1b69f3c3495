/** Notes for import tests, and the requests that bring them. */
import { v7 as newId } from 'uuid'
import { type ImportRequest, type ImportResponse, importRequestSchema } from '@/lib/contracts/import'
import type { NoteCard, NoteView } from '@/lib/contracts/notes'
import { getNote } from '@/lib/server/use-cases/get-note'
import { importNotes } from '@/lib/server/use-cases/import-notes'
import { listNotes } from '@/lib/server/use-cases/list-notes'

export const MULCH = '**Mulch**: a layer of straw or bark that keeps the soil moist.'
export const COMPOST = '**Compost**: rotted plants that feed the soil.'
export const PRUNING = '**Pruning**: cutting back branches so that a tree bears more fruit.'

/** A note with one chapter of terms; each term makes two cards, one each way. */
export const garden = (...terms: readonly string[]): string =>
  `# Garden\n\n## Terms\n\n${terms.join('\n\n')}\n`

export interface Brought {
  readonly path: string
  readonly text: string
  readonly decisions?: readonly unknown[]
}

export function importRequest(notes: readonly unknown[], more: object = {}): ImportRequest {
  return importRequestSchema.parse({ importId: newId(), batch: 0, notes, ...more })
}

/** Imports and expects that to be possible. */
export async function bring(
  userId: string,
  notes: readonly Brought[],
  more: object = {},
): Promise<ImportResponse> {
  const result = await importNotes(userId, importRequest(notes, more))
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

export async function openNote(userId: string, path: string): Promise<NoteView> {
  const summary = [...(await listNotes(userId)), ...(await listNotes(userId, { deleted: true }))].find(
    note => note.path === path,
  )
  const note = await getNote(userId, summary?.id ?? newId())
  if (!note.ok) throw new Error(note.error.message)
  return note.value
}

/** The card that asks for a term's meaning. */
export function cardOf(note: NoteView, term: string): NoteCard {
  const card = note.cards.find(candidate => candidate.noteFront.includes(term))
  if (card === undefined) throw new Error(`There is no card on ${term}.`)
  return card
}
