import { z } from 'zod'
import { hourSchema, idSchema } from './ids'
import { presetSchema } from './preset'
import { reviewEventSchema } from './review-event'
import { zoneSchema } from './zone'

/**
 * What crosses the wire between a device and the server (`POST /api/sync/push`, `GET /api/sync/pull`).
 * Every row a device keeps carries `rev`: the learner's own change counter at which it last changed. A device
 * pulls all rows with `rev` above its cursor, in order, in pages.
 */

export const LARGEST_PUSH = 500

/** Rows of all kinds after which a page is cut, at the next whole rev. */
export const PULL_PAGE_ROWS = 2_000

/** Items are parsed one by one on the server, so that one bad event does not reject its neighbours. */
export const pushRequestSchema = z.strictObject({
  deviceId: idSchema,
  events: z.array(z.unknown()).max(LARGEST_PUSH),
})

export const pushOutcomeSchema = z.discriminatedUnion('status', [
  z.object({ id: z.string(), status: z.literal('accepted') }),
  z.object({ id: z.string(), status: z.literal('duplicate') }),
  z.object({
    id: z.string(),
    status: z.literal('rejected'),
    code: z.enum(['INVALID_INPUT', 'NOT_FOUND']),
    message: z.string(),
  }),
])
/** One outcome for each event of the request, in its order. An item without a readable id answers with an empty one. */
export const pushResponseSchema = z.object({
  outcomes: z.array(pushOutcomeSchema),
  /** UTC epoch milliseconds; tells the device how far its clock is off. */
  serverTime: z.int(),
})

export const pullQuerySchema = z.strictObject({ cursor: z.coerce.number().pipe(z.int().min(0)).default(0) })

/** A note as a device keeps it: enough for today, review and mastery. The text comes when it is read. */
export const syncedNoteSchema = z.object({
  id: idSchema,
  rev: z.int(),
  path: z.string(),
  title: z.string(),
  /** Every chapter in the order of the note, also those without cards. */
  chapters: z.array(
    z.object({ path: z.array(z.string()), startLine: z.int(), endLine: z.int(), depth: z.int() }),
  ),
  deleted: z.boolean(),
})

export const syncedCardSchema = z.object({
  id: idSchema,
  rev: z.int(),
  noteId: idSchema,
  key: z.string(),
  kind: z.enum(['command', 'flag', 'concept', 'list', 'cloze', 'basic']),
  rule: z.string(),
  group: z.string(),
  chapter: z.array(z.string()),
  /** What the learner sees: their own edit where there is one, else the note's words. */
  front: z.string(),
  back: z.string(),
  answer: z.string().nullable(),
  startLine: z.int(),
  endLine: z.int(),
  /** Place in the note, counted from 0; new cards are introduced in this order. */
  position: z.int(),
  /** `dropped`: by the learner; `retired`: its passage is gone. Neither is shown; both can come back. */
  status: z.enum(['active', 'dropped', 'retired']),
})

export const syncedSettingsSchema = z.object({
  rev: z.int(),
  zone: zoneSchema,
  dayStartHour: hourSchema,
  preset: presetSchema,
})

export const pullResponseSchema = z.object({
  notes: z.array(syncedNoteSchema),
  cards: z.array(syncedCardSchema),
  /** Accepted events of all devices, in `rev` order. */
  events: z.array(z.object({ rev: z.int(), event: reviewEventSchema })),
  /** Present when it changed. */
  settings: syncedSettingsSchema.nullable(),
  /** Pass this back as `cursor`. */
  cursor: z.int(),
  more: z.boolean(),
  serverTime: z.int(),
})

export type PushRequest = z.infer<typeof pushRequestSchema>
export type PushOutcome = z.infer<typeof pushOutcomeSchema>
export type PushResponse = z.infer<typeof pushResponseSchema>
export type SyncedNote = z.infer<typeof syncedNoteSchema>
export type SyncedCard = z.infer<typeof syncedCardSchema>
export type SyncedSettings = z.infer<typeof syncedSettingsSchema>
export type PullResponse = z.infer<typeof pullResponseSchema>
