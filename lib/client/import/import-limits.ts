import { LARGEST_NOTE_BYTES, LARGEST_ZIP_BYTES, MOST_FILES } from '@/lib/contracts/import'
import { type IntakeLimits, ZIP_GUARDS } from '@/lib/core/notes-intake/intake-limits'

export const IMPORT_LIMITS: IntakeLimits = {
  largestNoteBytes: LARGEST_NOTE_BYTES,
  largestZipBytes: LARGEST_ZIP_BYTES,
  mostNotes: MOST_FILES,
  ...ZIP_GUARDS,
}
