import { decodeText } from './decode-text'
import type { IntakeLimits } from './intake-limits'
import { type IntakeOutcome, type IntakeProblem, problemWith, showBytes } from './intake-outcome'
import { classifyPath, cleanNotePath, numberedPath } from './note-path'
import { readZipEntry } from './read-zip'
import { readZipDirectory, type ZipEntry } from './zip-directory'

/**
 * The way of a file into an import: path, size, kind, encoding. Each file ends in exactly one outcome (a zip
 * in one for each of its files), and no file can keep another from being read.
 */
export interface Intake {
  readonly limits: IntakeLimits
  /** Text by path, of every note taken so far. */
  readonly taken: Map<string, string>
  unzippedBytes: number
  /** Files found in zips beyond the zips themselves: what was picked plus this is what there is to read. */
  extraFiles: number
  /** Notes refused because the import was full. */
  overflow: number
}

export function openIntake(limits: IntakeLimits): Intake {
  return { limits, taken: new Map(), unzippedBytes: 0, extraFiles: 0, overflow: 0 }
}

export interface OfferedFile {
  readonly path: string
  /** True when the person picked this very file; files that came along with their folder are skipped quietly. */
  readonly isChosen: boolean
}

/**
 * What is clear from name and size alone, before a byte is read.
 *
 * @returns null when the file is worth reading.
 */
export function judgeUnread(intake: Intake, file: OfferedFile, sizeBytes: number): IntakeOutcome | null {
  const { limits } = intake
  const kind = classifyPath(file.path)
  if (kind === 'hidden' && !(file.isChosen && !file.path.includes('/') && /\.(?:md|txt)$/i.test(file.path))) {
    return { kind: 'left-out', path: file.path, reason: 'hidden' }
  }
  if (kind === 'other') {
    if (!file.isChosen) return { kind: 'left-out', path: file.path, reason: 'not-a-note' }
    return failed(
      problemWith(
        file.path,
        'not-a-note',
        'is not a note. Notes end in .md, .markdown or .txt, or come in a .zip.',
      ),
    )
  }
  const limit = kind === 'zip' ? limits.largestZipBytes : limits.largestNoteBytes
  if (sizeBytes > limit) {
    const advice = kind === 'zip' ? 'Make several smaller zips.' : 'Split it, or bring its parts.'
    return failed(
      problemWith(
        file.path,
        'too-large',
        `is ${showBytes(sizeBytes)}; the most is ${showBytes(limit)} for a ${kind === 'zip' ? 'zip' : 'note'}. ${advice}`,
      ),
    )
  }
  return null
}

/** Reads one file, or every file of a zip. Call `judgeUnread` first. */
export function* takeFile(intake: Intake, file: OfferedFile, bytes: Uint8Array): Generator<IntakeOutcome> {
  if (classifyPath(file.path) === 'zip') yield* takeZip(intake, file.path, bytes)
  else yield takeNote(intake, file.path, file.path, bytes)
}

/** Takes text that was pasted or made elsewhere, under the same rules as a file's. */
export function takeText(intake: Intake, path: string, text: string): IntakeOutcome {
  return takeNote(intake, path, path, new TextEncoder().encode(text.replaceAll('\0', '')))
}

function* takeZip(intake: Intake, zipPath: string, bytes: Uint8Array): Generator<IntakeOutcome> {
  const directory = readZipDirectory(bytes, intake.limits.mostZipEntries)
  if (!directory.ok) {
    yield failed(zipFailure(zipPath, directory.error, intake.limits))
    return
  }
  const entries = directory.value.filter(entry => !entry.isFolder)
  intake.extraFiles += entries.length - 1
  for (const entry of entries) yield takeEntry(intake, zipPath, entry)
}

function takeEntry(intake: Intake, zipPath: string, entry: ZipEntry): IntakeOutcome {
  const shownAs = `${zipPath} › ${entry.name}`
  const kind = classifyPath(entry.name)
  if (kind === 'hidden') return { kind: 'left-out', path: shownAs, reason: 'hidden' }
  if (kind === 'other') return { kind: 'left-out', path: shownAs, reason: 'not-a-note' }
  if (kind === 'zip') {
    return failed(
      problemWith(shownAs, 'nested-zip', 'is a zip inside a zip. Unzip it and bring it by itself.'),
    )
  }
  const path = cleanNotePath(entry.name)
  if (!path.ok) return failed(problemWith(shownAs, 'path', path.error))
  if (isFull(intake)) return refuseOverflow(intake, shownAs)

  const budget = intake.limits.mostUnzippedBytes - intake.unzippedBytes
  const limit = Math.min(intake.limits.largestNoteBytes, budget)
  const content = readZipEntry(entry, shownAs, limit, limit < intake.limits.largestNoteBytes)
  if (!content.ok) return failed(content.error)
  intake.unzippedBytes += content.value.length
  return takeNote(intake, path.value, shownAs, content.value)
}

function takeNote(intake: Intake, rawPath: string, shownAs: string, bytes: Uint8Array): IntakeOutcome {
  const path = cleanNotePath(rawPath)
  if (!path.ok) return failed(problemWith(shownAs, 'path', path.error))
  const decoded = decodeText(bytes)
  if (!decoded.ok) return failed(decodeFailure(shownAs, decoded.error))
  const { text, convertedFrom } = decoded.value
  if (text.trim() === '') return failed(problemWith(shownAs, 'empty', 'is empty.'))
  // Conversion can make a text longer than its file was.
  if (convertedFrom !== null && utf8Bytes(text) > intake.limits.largestNoteBytes) {
    const most = showBytes(intake.limits.largestNoteBytes)
    return failed(
      problemWith(shownAs, 'too-large', `is larger than ${most} as UTF-8. Split it, or bring its parts.`),
    )
  }
  const name = freeName(intake.taken, path.value, text)
  if (name === null) return { kind: 'left-out', path: shownAs, reason: 'twin' }
  if (isFull(intake)) return refuseOverflow(intake, shownAs)
  intake.taken.set(name, text)
  return {
    kind: 'note',
    note: { path: name, text, convertedFrom, renamedFrom: name === path.value ? null : path.value },
  }
}

/** Two different texts with one name both come in, the second under a number; null for an exact twin. */
function freeName(taken: ReadonlyMap<string, string>, path: string, text: string): string | null {
  let name = path
  for (let n = 2; taken.has(name); n += 1) {
    if (taken.get(name) === text) return null
    name = numberedPath(path, n)
  }
  return name
}

function isFull(intake: Intake): boolean {
  return intake.taken.size >= intake.limits.mostNotes
}

/** The first one too many is a problem with a sentence; the caller shows how many followed from `overflow`. */
function refuseOverflow(intake: Intake, shownAs: string): IntakeOutcome {
  intake.overflow += 1
  const most = intake.limits.mostNotes.toLocaleString('en')
  return failed(
    problemWith(
      shownAs,
      'too-many',
      `is past the ${most} notes one import takes. Keep these, then bring the rest.`,
    ),
  )
}

function failed(problem: IntakeProblem): IntakeOutcome {
  return { kind: 'problem', problem }
}

function zipFailure(
  zip: string,
  failure: 'damaged' | 'overlap' | 'too-many',
  limits: IntakeLimits,
): IntakeProblem {
  if (failure === 'overlap') {
    return problemWith(zip, 'zip-bomb', 'is built to unpack without end. It was not opened.')
  }
  if (failure === 'too-many') {
    const most = limits.mostZipEntries.toLocaleString('en')
    return problemWith(zip, 'too-many', `lists more than ${most} files. Zip only the folder with your notes.`)
  }
  return problemWith(
    zip,
    'damaged',
    'cannot be opened as a zip. Make it again, or bring the files themselves.',
  )
}

function decodeFailure(
  shownAs: string,
  failure: { code: 'binary'; looksLike: string | null } | { code: 'encoding' },
): IntakeProblem {
  if (failure.code === 'encoding') {
    return problemWith(shownAs, 'encoding', 'is in an encoding that could not be told. Save it as UTF-8.')
  }
  const what = failure.looksLike ?? 'binary data'
  return problemWith(shownAs, 'binary', `holds ${what}, not text. It was left out.`)
}

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length
}
