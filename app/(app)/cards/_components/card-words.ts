import { studyDayInWords } from '@/app/_ui/study-day-words'
import type { ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'

/** A card's state in one or two words. */
export function stateWords(memory: CardMemory | undefined, today: StudyDay): string {
  if (memory?.suspended) return 'Suspended'
  if (memory?.buriedUntilDay != null && memory.buriedUntilDay > today) return 'Buried'
  if (memory === undefined || memory.phase === 'new') return 'New'
  if (memory.dueAt !== null) return memory.phase === 'learning' ? 'Learning' : 'Relearning'
  if (memory.dueDay !== null && memory.dueDay <= today) return 'Due'
  return memory.dueDay === null ? '' : studyDayInWords(memory.dueDay, today)
}

const RATINGS = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' } as const

/** What happened, as the history of a card lists it. */
export function eventWords(event: ReviewEvent): string {
  switch (event.type) {
    case 'answer': {
      const rating = event.mode === 'cram' ? `${RATINGS[event.rating]}, practice` : RATINGS[event.rating]
      return `${rating} in ${Math.max(1, Math.round(event.durationMs / 1000))} s`
    }
    case 'undo':
      return 'Taken back'
    case 'suspend':
      return 'Suspended'
    case 'unsuspend':
      return 'No longer suspended'
    case 'bury':
      return 'Buried until the next day'
    case 'reset':
      return 'Started over'
    case 'reschedule':
      return 'Moved to another day'
    case 'carry-over':
      return 'Progress brought along'
  }
}
