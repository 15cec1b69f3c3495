import type { StudyDay } from '@/lib/core/reviews/event'

/** A study day is stored as a Postgres `date`, which the driver gives as midnight UTC. */
const DAY_MS = 86_400_000

export const studyDayToColumn = (day: StudyDay): Date => new Date(day * DAY_MS)
export const studyDayFromColumn = (date: Date): StudyDay => Math.round(date.getTime() / DAY_MS)
