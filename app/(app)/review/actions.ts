'use server'

import { z } from 'zod'
import { idSchema } from '@/lib/contracts/ids'
import { editCardSchema } from '@/lib/contracts/notes'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'
import { requireUser } from '@/lib/server/auth/session'
import { editCard } from '@/lib/server/use-cases/edit-card'
import { getNote } from '@/lib/server/use-cases/get-note'

/** Gives a card the learner's own words, or the note's words back. */
export async function saveCard(input: unknown): Promise<Result<null, AppError>> {
  const user = await requireUser()
  const parsed = editCardSchema.safeParse(input)
  if (!parsed.success) {
    return err({
      code: 'INVALID_INPUT',
      message: 'A card needs a question and an answer of at most 20,000 characters.',
    })
  }
  const saved = await editCard(user.id, parsed.data)
  return saved.ok ? ok(null) : saved
}

const passageSchema = z.strictObject({
  noteId: idSchema,
  startLine: z.int().min(1),
  endLine: z.int().min(1),
})

/** The lines of the note that a card came from, with the lines around them. */
export interface SourcePassage {
  readonly before: string
  readonly passage: string
  readonly after: string
  readonly firstLine: number
}

const LINES_AROUND = 3

export async function readPassage(input: unknown): Promise<Result<SourcePassage, AppError>> {
  const user = await requireUser()
  const parsed = passageSchema.safeParse(input)
  if (!parsed.success) return err({ code: 'INVALID_INPUT', message: 'This is not a passage.' })
  const { noteId, startLine, endLine } = parsed.data
  const note = await getNote(user.id, noteId)
  if (!note.ok) return note
  const lines = note.value.text.split(/\r\n|\n|\r/)
  const first = Math.max(1, startLine - LINES_AROUND)
  return ok({
    before: lines.slice(first - 1, startLine - 1).join('\n'),
    passage: lines.slice(startLine - 1, endLine).join('\n'),
    after: lines.slice(endLine, endLine + LINES_AROUND).join('\n'),
    firstLine: first,
  })
}
