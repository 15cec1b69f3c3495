import { type IntakeOutcome, problemWith } from '@/lib/core/notes-intake/intake-outcome'
import { type Intake, judgeUnread, takeFile } from '@/lib/core/notes-intake/take-file'
import type { PickedFile } from './picked-file'

export interface ReadStep {
  readonly outcome: IntakeOutcome
  /** Picked files that are done with; a zip counts once, after its last note. */
  readonly filesDone: number
}

/** Reads picked files one after the other, so that no more than one of them is in memory at a time. */
export async function* readFiles(intake: Intake, picked: readonly PickedFile[]): AsyncGenerator<ReadStep> {
  let filesDone = 0
  for (const one of picked) {
    const early = judgeUnread(intake, one, one.file.size)
    if (early !== null) {
      filesDone += 1
      yield { outcome: early, filesDone }
      continue
    }
    const bytes = await readBytes(one.file)
    const outcomes = bytes === null ? [unreadable(one.path)] : takeFile(intake, one, bytes)
    for (const outcome of outcomes) yield { outcome, filesDone }
    filesDone += 1
  }
}

/** null when the file was moved, deleted or locked since it was picked. */
async function readBytes(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return null
  }
}

function unreadable(path: string): IntakeOutcome {
  return {
    kind: 'problem',
    problem: problemWith(
      path,
      'unreadable',
      'could not be read. Check that it is still there and try again.',
    ),
  }
}
