/**
 * An invented learner, a year of them unless told otherwise, the same for the same cards and seed: some days missed,
 * two weeks away, mornings better than late evenings, a few cards that never stick. Real answers, folded as the app
 * folds them.
 */
import { v7 as newId } from 'uuid'
import { retrievability } from '@/lib/core/mastery/retrievability'
import type { AnswerEvent, Rating } from '@/lib/core/reviews/event'
import { applyEvent, newCardMemory } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import { startOfStudyDay, studyDayOf } from '@/lib/core/scheduling/study-day'
import { seededRandom } from '@/lib/core/simulation/seeded-random'

const ZONE = 'Europe/Berlin'
const DAY_START = 4
const HOUR_MS = 3_600_000
/** Hours after the day began at which the learner sits down, most often in the morning. */
const SITTINGS = [3, 3, 4, 4, 4, 8, 14, 15, 18]

interface Options {
  readonly days?: number
  readonly newPerDay?: number
  readonly seed?: number
}

/** Answers up to yesterday, oldest first, of days that end at `now`. */
export function yearOfAnswers(
  cardIds: readonly string[],
  now: number,
  { days = 365, newPerDay = 1, seed = 7 }: Options = {},
): AnswerEvent[] {
  const random = seededRandom(seed)
  const settings = { zone: ZONE, dayStartHour: DAY_START }
  const today = studyDayOf(now, settings)
  const deviceId = newId()
  const events: AnswerEvent[] = []
  const memories = new Map<string, CardMemory>()
  let introduced = 0

  for (let day = today - days; day < today; day++) {
    const away = day > today - 100 && day <= today - 86
    if (away || random() < 0.14) continue
    const sitting = SITTINGS[Math.floor(random() * SITTINGS.length)] ?? 4
    let at = startOfStudyDay(day, settings) + sitting * HOUR_MS + Math.floor(random() * HOUR_MS)
    const due = [...memories].filter(([, memory]) => (memory.dueDay ?? day) <= day).map(([id]) => id)
    const fresh = cardIds.slice(introduced, introduced + newPerDay + (random() < 0.3 ? 1 : 0))
    introduced += fresh.length
    const waiting = [...due, ...fresh]
    for (let turn = 0; turn < waiting.length && turn < 400; turn++) {
      const cardId = waiting[turn] ?? ''
      const before = memories.get(cardId) ?? newCardMemory
      const rating = rate(before, cardIds.indexOf(cardId) % 23 === 0, day, sitting, random)
      const durationMs = Math.round(2_500 + random() * 9_000 + (rating === 1 ? 6_000 : 0))
      at += durationMs + 600
      const event: AnswerEvent = {
        id: newId({ msecs: at }),
        cardId,
        at,
        deviceId,
        seq: events.length,
        zone: ZONE,
        dayStartHour: DAY_START,
        studyDay: day,
        type: 'answer',
        rating,
        durationMs,
        mode: 'scheduled',
        basisEventId: before.standsAtEventId,
        chosen: null,
      }
      events.push(event)
      const after = applyEvent({ id: cardId }, before, event, defaultPreset)
      memories.set(cardId, after)
      if (after.dueAt !== null) waiting.push(cardId)
    }
  }
  return events
}

function rate(
  before: CardMemory,
  isStubborn: boolean,
  day: number,
  sitting: number,
  random: () => number,
): Rating {
  const chance = before.phase === 'review' ? retrievability(before, day, defaultPreset.weights) : 0.8
  const mood = sitting >= 18 ? 0.82 : sitting <= 4 ? 1.04 : 1
  if (random() > chance * mood * (isStubborn ? 0.6 : 1)) return 1
  const draw = random()
  return draw < 0.15 ? 2 : draw < 0.9 ? 3 : 4
}
