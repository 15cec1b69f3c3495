import type { StudyDay } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'

export interface DueAhead {
  /** Falls due tomorrow, beyond what is due today already. */
  readonly tomorrow: number
  /** Tomorrow and the six days after it. */
  readonly week: number
}

/** How many reviews the coming days bring; new cards are not counted. */
export function dueAhead(
  cards: readonly { readonly id: string }[],
  memories: ReadonlyMap<string, CardMemory>,
  today: StudyDay,
): DueAhead {
  let tomorrow = 0
  let week = 0
  for (const { id } of cards) {
    const memory = memories.get(id)
    if (memory === undefined || memory.suspended || memory.dueDay === null) continue
    const inDays = memory.dueDay - today
    if (inDays === 1) tomorrow += 1
    if (inDays >= 1 && inDays <= 7) week += 1
  }
  return { tomorrow, week }
}
