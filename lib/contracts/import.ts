import { z } from 'zod'
import { idSchema } from './ids'

/**
 * Bringing notes. The browser reads files, checks them and shows the preview with the same pure generator the
 * server uses; nothing is stored until the learner keeps the cards. Then the texts go up in batches
 * (`POST /api/import`), and the server makes the cards again from the text it was given.
 */

export const LARGEST_NOTE_BYTES = 5 * 1024 * 1024
export const LARGEST_ZIP_BYTES = 50 * 1024 * 1024
export const MOST_FILES = 5_000
export const LARGEST_BATCH_NOTES = 100
export const LARGEST_BATCH_BYTES = 8 * 1024 * 1024

/** What the learner decided about one card in the preview. */
export const cardDecisionSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('drop'), key: z.string().min(1).max(400) }),
  z.strictObject({
    action: z.literal('edit'),
    key: z.string().min(1).max(400),
    front: z.string().min(1).max(20_000),
    back: z.string().min(1).max(20_000),
    answer: z.string().max(20_000).nullable(),
  }),
])

export const importedNoteSchema = z.strictObject({
  /** Relative, `/`-separated, no `..`; names the note: importing the same path again updates it. */
  path: z.string().min(1).max(1_000),
  text: z.string().min(1),
  decisions: z.array(cardDecisionSchema).max(20_000),
})

export const importRequestSchema = z.strictObject({
  /** One id per import, made by the browser: a repeated request changes nothing. */
  importId: idSchema,
  batch: z.int().min(0).max(10_000),
  notes: z.array(importedNoteSchema).min(1).max(LARGEST_BATCH_NOTES),
})

export const importedNoteReportSchema = z.object({
  path: z.string(),
  noteId: idSchema,
  kept: z.int(),
  matched: z.int(),
  created: z.int(),
  retired: z.int(),
  restored: z.int(),
})
export const importResponseSchema = z.object({
  notes: z.array(importedNoteReportSchema),
  refused: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
})

export type CardDecision = z.infer<typeof cardDecisionSchema>
export type ImportedNote = z.infer<typeof importedNoteSchema>
export type ImportRequest = z.infer<typeof importRequestSchema>
export type ImportedNoteReport = z.infer<typeof importedNoteReportSchema>
export type ImportResponse = z.infer<typeof importResponseSchema>
