import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { readDayOptions, readOptions, readWeights } from '@/lib/cli/replay-options'
import { readReviewFile } from '@/lib/cli/review-file'
import type { AnswerEvent } from '@/lib/core/reviews/event'
import { applyEvent, newCardMemory } from '@/lib/core/reviews/fold'
import type { ReviewRow } from '@/lib/core/reviews/review-table'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { DaySettings, Preset } from '@/lib/core/scheduling/preset'
import { startOfStudyDay, studyDayOf } from '@/lib/core/scheduling/study-day'

const USAGE = `recto replay FILE.csv --tz ZONE [--day-start 4] [--retention 0.9] [--weights w1,…,w21]

Replays a review log card by card, by the learner's study days and without fuzz, and prints one JSON line a
card: card_id, reps, lapses, state (new, learning, review or relearning), stability in days, difficulty from
1 to 10, lastReview and due in UTC epoch milliseconds, scheduledDays.

FILE.csv has a header row with card_id, review_time (UTC milliseconds), review_rating (1 to 4) and, if you
have them, review_state and review_duration.
`

/** Exit code: 0 done, 2 bad input or wrong usage. */
export async function runReplay(args: readonly string[], out: Writable, err: Writable): Promise<number> {
  const options = readOptions(args, ['tz', 'day-start', 'retention', 'weights'])
  if (options.ok && options.value.help) {
    out.write(USAGE)
    return 0
  }
  const settings = options.ok ? readDayOptions(options.value) : options
  const preset = options.ok ? readPreset(options.value) : options
  if (!options.ok || !settings.ok || !preset.ok) {
    const message = !options.ok
      ? options.error
      : !settings.ok
        ? settings.error
        : preset.ok
          ? ''
          : preset.error
    err.write(`${message}\n\n${USAGE}`)
    return 2
  }
  const file = await readReviewFile(options.value.file, Date.now())
  if (!file.ok) {
    err.write(`${file.error}\n`)
    return 2
  }
  let lines: string[] = []
  for (const [cardId, rows] of file.value.cards) {
    lines.push(describe(cardId, replayCard(cardId, rows, preset.value, settings.value), settings.value))
    if (lines.length < 2_000) continue
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain')
    lines = []
  }
  if (lines.length > 0) out.write(`${lines.join('\n')}\n`)
  return 0
}

/** Memory of one card after its answers, which are in time order. Cramming and changes by hand do not count. */
export function replayCard(
  cardId: string,
  rows: readonly ReviewRow[],
  preset: Preset,
  day: DaySettings,
): CardMemory {
  let memory = newCardMemory
  for (const [seq, row] of rows.entries()) {
    if (row.kind === 'other') continue
    const event: AnswerEvent = {
      id: String(seq),
      cardId,
      at: row.at,
      deviceId: 'file',
      seq,
      zone: day.zone,
      dayStartHour: day.dayStartHour,
      studyDay: studyDayOf(row.at, day),
      type: 'answer',
      rating: row.rating,
      durationMs: row.durationMs ?? 0,
      mode: 'scheduled',
      basisEventId: null,
      chosen: null,
    }
    memory = applyEvent({ id: cardId }, memory, event, preset)
  }
  return memory
}

function describe(cardId: string, memory: CardMemory, day: DaySettings): string {
  const dueAt = memory.dueAt ?? (memory.dueDay === null ? null : startOfStudyDay(memory.dueDay, day))
  return JSON.stringify({
    card_id: cardId,
    reps: memory.reps,
    lapses: memory.lapses,
    state: memory.phase,
    stability: memory.stability,
    difficulty: memory.difficulty,
    lastReview: memory.lastReviewAt,
    due: dueAt,
    scheduledDays: memory.scheduledDays,
  })
}

function readPreset(options: { readonly retention?: string; readonly weights?: string }) {
  const retention = options.retention === undefined ? 0.9 : Number(options.retention)
  if (!(retention >= 0.7 && retention <= 0.99)) {
    return { ok: false as const, error: 'The option --retention must lie between 0.70 and 0.99.' }
  }
  const weights = readWeights(options.weights)
  if (!weights.ok) return weights
  const preset: Preset = {
    ...defaultPreset,
    fuzz: false,
    leechAction: 'tag',
    desiredRetention: retention,
    weights: weights.value,
  }
  return { ok: true as const, value: preset }
}
