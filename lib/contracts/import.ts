import { z } from 'zod'
import { idSchema } from './ids'
import { storableText } from './storable-text'

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
  /** Takes an earlier drop back. */
  z.strictObject({ action: z.literal('restore'), key: z.string().min(1).max(400) }),
  z.strictObject({
    action: z.literal('edit'),
    key: z.string().min(1).max(400),
    front: storableText(20_000).min(1),
    back: storableText(20_000).min(1),
    answer: storableText(20_000).min(1).nullable(),
  }),
])

export const importedNoteSchema = z.strictObject({
  /** Relative, `/`-separated, no `..`; names the note: importing the same path again updates it. */
  path: z.string().min(1).max(1_000),
  /** Judged further by `core/imports/judge-note`. */
  text: z.string(),
  decisions: z.array(cardDecisionSchema).max(20_000).default([]),
})

/** Paths of stored notes that are no longer in what was brought (a folder, a vault): their cards may have moved into
 * the notes of this import. They are not put away by it; that is the learner's decision. */
const goneSchema = z.array(z.string().max(1_000)).max(MOST_FILES).default([])

/** Notes are parsed one by one on the server (`importedNoteSchema`), so that one bad note does not refuse the rest. */
export const importRequestSchema = z.strictObject({
  /** One id per import, made by the browser: a repeated request changes nothing. */
  importId: idSchema,
  batch: z.int().min(0).max(10_000),
  notes: z.array(z.unknown()).min(1).max(LARGEST_BATCH_NOTES),
  gone: goneSchema,
})

/** `POST /api/import/plan`: what an import would do, with nothing stored. Decisions are not looked at. */
export const planImportRequestSchema = z.strictObject({
  notes: z.array(z.unknown()).min(1).max(LARGEST_BATCH_NOTES),
  gone: goneSchema,
})

const wordsSchema = z.object({ front: z.string(), back: z.string(), answer: z.string().nullable() })

export const importedNoteReportSchema = z.object({
  path: z.string(),
  noteId: idSchema,
  kept: z.int(),
  matched: z.int(),
  created: z.int(),
  retired: z.int(),
  restored: z.int(),
  /** Cards whose words changed with the note; `edited` are the learner's own words, which stay. */
  changes: z
    .array(
      z.object({ cardId: idSchema, before: wordsSchema, after: wordsSchema, edited: wordsSchema.nullable() }),
    )
    .default([]),
})
const refusedNoteSchema = z.object({ path: z.string(), code: z.string(), message: z.string() })
export const importResponseSchema = z.object({
  notes: z.array(importedNoteReportSchema),
  refused: z.array(refusedNoteSchema),
  /** Cards that earlier batches counted as created and that are old cards after all: their passage moved. */
  followed: z.int().default(0),
})

export const plannedNoteSchema = z.object({
  path: z.string(),
  /** Null when the note is new. */
  noteId: idSchema.nullable(),
  /** The very text is stored already. */
  isUnchanged: z.boolean(),
  cards: z.array(
    z.object({
      key: z.string(),
      change: z.enum(['kept', 'matched', 'created', 'restored']),
      cardId: idSchema.nullable(),
      isDropped: z.boolean(),
      /** The learner's own words, which stay. */
      edited: wordsSchema.nullable(),
      /** The note's words until now, where they change. */
      before: wordsSchema.nullable(),
    }),
  ),
  /** Cards whose passage is gone. */
  retired: z.array(wordsSchema.extend({ cardId: idSchema, chapter: z.array(z.string()) })),
})
export const planImportResponseSchema = z.object({
  notes: z.array(plannedNoteSchema),
  refused: z.array(refusedNoteSchema),
})

/** The notes of a request that have the shape of one; the others are refused, by their path where it can be read. */
export function parseImportedNotes(raw: readonly unknown[]): {
  notes: ImportedNote[]
  refused: RefusedNote[]
} {
  const notes: ImportedNote[] = []
  const refused: RefusedNote[] = []
  const paths = new Set<string>()
  raw.forEach((item, at) => {
    const parsed = importedNoteSchema.safeParse(item)
    const path = pathSchema.safeParse(item).data?.path ?? `note ${at + 1}`
    const issue = parsed.error?.issues[0]
    if (!parsed.success) {
      refused.push({
        path,
        code: 'INVALID_INPUT',
        message: `${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not a note.'}`,
      })
    } else if (paths.has(path)) {
      refused.push({ path, code: 'INVALID_INPUT', message: `${path} came twice; the first one counts.` })
    } else notes.push(parsed.data)
    paths.add(path)
  })
  return { notes, refused }
}
const pathSchema = z.object({ path: z.string().max(1_000) })

export const undoImportSchema = z.object({ importId: idSchema })

export type CardDecision = z.infer<typeof cardDecisionSchema>
export type ImportedNote = z.infer<typeof importedNoteSchema>
export type ImportRequest = z.infer<typeof importRequestSchema>
export type PlanImportRequest = z.infer<typeof planImportRequestSchema>
export type PlannedNote = z.infer<typeof plannedNoteSchema>
export type PlanImportResponse = z.infer<typeof planImportResponseSchema>
export type RefusedNote = z.infer<typeof refusedNoteSchema>
export type ImportedNoteReport = z.infer<typeof importedNoteReportSchema>
export type ImportResponse = z.infer<typeof importResponseSchema>
