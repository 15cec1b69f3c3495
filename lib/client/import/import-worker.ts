import { generateDeck } from '@/lib/core/cards/generate-deck'
import { type IntakeOutcome, problemWith } from '@/lib/core/notes-intake/intake-outcome'
import { openIntake, takeText } from '@/lib/core/notes-intake/take-file'
import { IMPORT_LIMITS } from './import-limits'
import type { PreparedNote } from './prepared-note'
import { type ReadStep, readFiles } from './read-files'
import type { FromWorker, ToWorker } from './worker-messages'

/**
 * Reads files and makes their cards away from the page, so that it stays responsive however much is brought.
 * Ended from outside to cancel. Results go out several times a second rather than one by one.
 */
const POST_EVERY_MS = 80

const intake = openIntake(IMPORT_LIMITS)
let work: Promise<void> = Promise.resolve()

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data
  if (message.type === 'seed') {
    for (const [path, text] of message.taken) intake.taken.set(path, text)
    return
  }
  // One job after the other: they share the names taken.
  work = work.then(() => run(message))
})

async function run(job: Exclude<ToWorker, { type: 'seed' }>): Promise<void> {
  const steps = job.type === 'files' ? readFiles(intake, job.files) : readText(job.path, job.text)
  let notes: PreparedNote[] = []
  let others: Exclude<IntakeOutcome, { kind: 'note' }>[] = []
  let postedAt = performance.now()
  let progress = { filesDone: 0, files: job.type === 'files' ? job.files.length : 1 }
  const flush = () => {
    post({ type: 'read', job: job.job, notes, others, ...progress })
    notes = []
    others = []
    postedAt = performance.now()
  }
  for await (const { outcome, ...counts } of steps) {
    progress = counts
    const prepared = prepare(outcome)
    if ('kind' in prepared) others.push(prepared)
    else notes.push(prepared)
    if (performance.now() - postedAt > POST_EVERY_MS) flush()
  }
  flush()
  post({ type: 'done', job: job.job })
}

function* readText(path: string, text: string): Generator<ReadStep> {
  yield { outcome: takeText(intake, path, text), filesDone: 1, files: 1 }
}

function prepare(outcome: IntakeOutcome): PreparedNote | Exclude<IntakeOutcome, { kind: 'note' }> {
  if (outcome.kind !== 'note') return outcome
  const { note } = outcome
  try {
    return { ...note, deck: generateDeck(note) }
  } catch {
    // A bug in a rule must not cost the other notes.
    intake.taken.delete(note.path)
    return {
      kind: 'problem',
      problem: problemWith(
        note.path,
        'unreadable',
        'could not be turned into cards. The other notes are not affected.',
      ),
    }
  }
}

function post(message: FromWorker): void {
  self.postMessage(message)
}
