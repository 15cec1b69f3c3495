import { z } from 'zod'

export const idSchema = z.uuid()
/** Epoch milliseconds between 2000 and 2200: wide enough for any honest clock, narrow enough to catch seconds. */
export const instantSchema = z.int().min(946_684_800_000).max(7_258_118_400_000)
export const studyDaySchema = z.int().min(0).max(100_000)
export const hourSchema = z.int().min(0).max(23)
