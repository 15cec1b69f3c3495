import { secondsPerCard, streak } from '@/lib/core/reviews/day-progress'
import type { AnswerEvent, ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import type { LocalStore } from '../store/local-store'

/** What the newest part of the log says of how the learner studies. */
export interface Habits {
  /** Days in a row with an answer, ending today or yesterday. */
  readonly streak: number
  /** For one answer, over the latest 500. */
  readonly secondsPerCard: number
}

const FIRST_READ = 2_000

/** Reads no more of the log than the streak reaches back. */
export async function readHabits(
  store: Pick<LocalStore, 'readNewestEvents'>,
  today: StudyDay,
): Promise<Habits> {
  for (let limit = FIRST_READ; ; limit *= 8) {
    const newest = await store.readNewestEvents(limit)
    const answers = standingAnswers(newest)
    const length = streak(
      answers.map(answer => answer.studyDay),
      today,
    )
    const oldest = newest.at(-1)?.studyDay ?? today
    if (newest.length < limit || today - length > oldest) {
      return { streak: length, secondsPerCard: secondsPerCard(answers) }
    }
  }
}

/** Answers that were not taken back, oldest first. An undo is newer than its target, so a newest part is enough. */
function standingAnswers(newestFirst: readonly ReviewEvent[]): AnswerEvent[] {
  const undone = new Set<string>()
  const answers: AnswerEvent[] = []
  for (const event of newestFirst) {
    if (undone.has(event.id)) continue
    if (event.type === 'undo') undone.add(event.targetEventId)
    else if (event.type === 'answer') answers.push(event)
  }
  return answers.reverse()
}
