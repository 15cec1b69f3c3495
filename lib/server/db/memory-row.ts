import 'server-only'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { CardMemory as CardMemoryRow, Prisma } from './generated/client'
import { studyDayFromColumn, studyDayToColumn } from './study-day-column'

/** Row ↔ domain for the fold of one card's events. */

export function toMemoryRow(
  userId: string,
  cardId: string,
  memory: CardMemory,
): Prisma.CardMemoryCreateManyInput {
  const { lastReviewAt, lastReviewDay, dueDay, dueAt, buriedUntilDay, ...rest } = memory
  return {
    userId,
    cardId,
    ...rest,
    lastReviewAt: lastReviewAt === null ? null : new Date(lastReviewAt),
    lastReviewDay: dayOrNull(lastReviewDay),
    dueDay: dayOrNull(dueDay),
    dueAt: dueAt === null ? null : new Date(dueAt),
    buriedUntilDay: dayOrNull(buriedUntilDay),
  }
}

export function toCardMemory(row: CardMemoryRow): CardMemory {
  const { userId: _user, cardId: _card, ...rest } = row
  return {
    ...rest,
    lastReviewAt: row.lastReviewAt?.getTime() ?? null,
    lastReviewDay: row.lastReviewDay === null ? null : studyDayFromColumn(row.lastReviewDay),
    dueDay: row.dueDay === null ? null : studyDayFromColumn(row.dueDay),
    dueAt: row.dueAt?.getTime() ?? null,
    buriedUntilDay: row.buriedUntilDay === null ? null : studyDayFromColumn(row.buriedUntilDay),
  }
}

const dayOrNull = (day: number | null): Date | null => (day === null ? null : studyDayToColumn(day))
