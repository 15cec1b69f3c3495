import { type IntakeOutcome, problemWith } from '@/lib/core/notes-intake/intake-outcome'
import { type Intake, judgeUnread, takeFile } from '@/lib/core/notes-intake/take-file'
import type { PickedFile } from './picked-file'

export interface ReadStep {
  readonly outcome: IntakeOutcome
  /** Files that are done with, those in zips counted one by one. */
  readonly filesDone: number
  /** Files there are, as far as is known: a zip is one until it is opened. */
  readonly files: number
}

/** Reads picked files one after the other, so that no more than one of them is in memory at a time. */
export async function* readFiles(intake: Intake, picked: readonly PickedFile[]): AsyncGenerator<ReadStep> {
  const extraBefore = intake.extraFiles
  let filesDone = 0
  for (const one of picked) {
    for (const outcome of await readOne(intake, one)) {
      filesDone += 1
      yield { outcome, filesDone, files: picked.length + intake.extraFiles - extraBefore }
    }
  }
}

async function readOne(intake: Intake, one: PickedFile): Promise<Iterable<IntakeOutcome>> {
  const early = judgeUnread(intake, one, one.file.size)
  if (early !== null) return [early]
  const bytes = await readBytes(one.file)
  return bytes === null ? [unreadable(one.path)] : takeFile(intake, one, bytes)
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
