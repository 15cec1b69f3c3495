import type { StudyDay } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'

/** Cards due on each coming study day. What is overdue is due today. */
export function forecast(
  memories: Iterable<CardMemory>,
  today: StudyDay,
  days: number,
): { readonly day: StudyDay; readonly due: number }[] {
  const due = new Array<number>(days).fill(0)
  for (const memory of memories) {
    if (memory.phase === 'new' || memory.suspended) continue
    const day = Math.max(today, memory.dueDay ?? today)
    const ahead = Math.max(day, memory.buriedUntilDay ?? day) - today
    if (ahead < days) due[ahead] = (due[ahead] ?? 0) + 1
  }
  return due.map((count, ahead) => ({ day: today + ahead, due: count }))
}

/** The load that `previewGrades` balances against, for one card: all other cards by due day, and its siblings' days. */
export function loadAround(
  cardId: string,
  siblingIds: readonly string[],
  memories: ReadonlyMap<string, CardMemory>,
  dueByDay: ReadonlyMap<StudyDay, number>,
): { readonly dueByDay: ReadonlyMap<StudyDay, number>; readonly siblingDays: ReadonlySet<StudyDay> } {
  const own = memories.get(cardId)?.dueDay
  const siblingDays = new Set<StudyDay>()
  for (const id of siblingIds) {
    const day = memories.get(id)?.dueDay
    if (id !== cardId && day != null) siblingDays.add(day)
  }
  if (own == null || !dueByDay.has(own)) return { dueByDay, siblingDays }
  const others = new Map(dueByDay)
  others.set(own, (others.get(own) ?? 1) - 1)
  return { dueByDay: others, siblingDays }
}

/** Number of cards due by study day; built once, then passed to `loadAround` for each card shown. */
export function countDueByDay(memories: Iterable<CardMemory>): Map<StudyDay, number> {
  const counts = new Map<StudyDay, number>()
  for (const { dueDay, suspended } of memories) {
    if (dueDay === null || suspended) continue
    counts.set(dueDay, (counts.get(dueDay) ?? 0) + 1)
  }
  return counts
}
