import type { AnswerEvent, ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import { inOrder } from '@/lib/core/reviews/event-order'
import { applyEvent, newCardMemory } from '@/lib/core/reviews/fold'
import { effectiveEvents } from '@/lib/core/reviews/undo'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'

/** An answer that counts, with the state the card was in when it was given: what every chart starts from. */
export interface Answered {
  readonly event: AnswerEvent
  readonly before: CardMemory
  /** First counting answer of its card on its study day. */
  readonly isFirstOfDay: boolean
}

/** All counting answers of all cards; undone ones and those before a reset of their card stay history and count too. */
export function answeredLog(
  eventsByCard: Iterable<readonly [string, readonly ReviewEvent[]]>,
  preset: Preset,
): Answered[] {
  const answers: Answered[] = []
  for (const [id, events] of eventsByCard) {
    let memory = newCardMemory
    let lastDay: StudyDay | null = null
    for (const event of effectiveEvents(inOrder(events))) {
      if (event.type === 'answer' && event.mode === 'scheduled') {
        answers.push({ event, before: memory, isFirstOfDay: event.studyDay !== lastDay })
        lastDay = event.studyDay
      }
      memory = applyEvent({ id }, memory, event, preset)
    }
  }
  return answers
}
