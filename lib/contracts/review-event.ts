import { z } from 'zod'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { hourSchema, idSchema, instantSchema, studyDaySchema } from './ids'
import { zoneSchema } from './zone'

/** The longest time one answer may claim; what is longer was a break, not thinking. */
export const LONGEST_ANSWER_MS = 60_000

const base = {
  id: idSchema,
  cardId: idSchema,
  at: instantSchema,
  deviceId: idSchema,
  seq: z.int().min(0),
  zone: zoneSchema,
  dayStartHour: hourSchema,
  studyDay: studyDaySchema,
}

const chosenSchema = z
  .union([
    z.strictObject({ days: z.int().min(0).max(36_500) }),
    z.strictObject({ seconds: z.int().min(0).max(172_800) }),
  ])
  .nullable()

export const reviewEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('answer'),
    rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    durationMs: z.int().min(0).max(LONGEST_ANSWER_MS),
    mode: z.enum(['scheduled', 'cram']),
    basisEventId: idSchema.nullable(),
    chosen: chosenSchema,
  }),
  z.strictObject({ ...base, type: z.literal('undo'), targetEventId: idSchema }),
  z.strictObject({ ...base, type: z.enum(['suspend', 'unsuspend']) }),
  z.strictObject({ ...base, type: z.literal('bury'), untilDay: studyDaySchema }),
  z.strictObject({ ...base, type: z.literal('reset') }),
  z.strictObject({ ...base, type: z.literal('reschedule'), dueDay: studyDaySchema }),
  z.strictObject({
    ...base,
    type: z.literal('carry-over'),
    dueDay: studyDaySchema,
    intervalDays: z.number().min(0).max(36_500),
    easePercent: z.number().min(100).max(1_000),
  }),
]) satisfies z.ZodType<ReviewEvent>
