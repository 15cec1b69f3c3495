import { z } from 'zod'
import { idSchema } from './ids'
import { storableText } from './storable-text'
import { syncedCardSchema, syncedNoteSchema } from './sync'

/** What the notes pages send and show. */

export const noteIdSchema = z.object({ noteId: idSchema })

const markdown = storableText(20_000).trim().min(1, { error: 'This cannot be empty.' })

/** `null` for all three words means: back to the words of the note. */
export const editCardSchema = z.strictObject({
  cardId: idSchema,
  words: z
    .strictObject({ front: markdown, back: markdown, answer: storableText(20_000).min(1).nullable() })
    .nullable(),
})

export const setCardStatusSchema = z.strictObject({ cardId: idSchema, action: z.enum(['drop', 'restore']) })

export const noteSummarySchema = syncedNoteSchema.omit({ chapters: true, deleted: true }).extend({
  tags: z.array(z.string()),
  cards: z.int(),
  dropped: z.int(),
  retired: z.int(),
  /** Epoch milliseconds. */
  updatedAt: z.int(),
})

/** A card as its note's page shows it, with what the note itself says when the learner changed the words. */
export const noteCardSchema = syncedCardSchema.extend({
  isEdited: z.boolean(),
  noteFront: z.string(),
  noteBack: z.string(),
  noteAnswer: z.string().nullable(),
})

export const noteViewSchema = syncedNoteSchema.extend({
  text: z.string(),
  tags: z.array(z.string()),
  cards: z.array(noteCardSchema),
})

export type EditCard = z.infer<typeof editCardSchema>
export type SetCardStatus = z.infer<typeof setCardStatusSchema>
export type NoteSummary = z.infer<typeof noteSummarySchema>
export type NoteCard = z.infer<typeof noteCardSchema>
export type NoteView = z.infer<typeof noteViewSchema>
