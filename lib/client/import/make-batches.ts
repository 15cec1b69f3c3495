import { type ImportedNote, LARGEST_BATCH_BYTES, LARGEST_BATCH_NOTES } from '@/lib/contracts/import'

/** Room for the request's own brackets and names. */
const ENVELOPE_BYTES = 1_024
const encoder = new TextEncoder()

/**
 * Splits an import into requests: in order, none over the limits, except that a note larger than a whole batch
 * stands in one by itself (escaping can make 5 MB of text more than 8 MB of JSON; the server decides).
 */
export function makeBatches(
  notes: readonly ImportedNote[],
  mostNotes = LARGEST_BATCH_NOTES,
  mostBytes = LARGEST_BATCH_BYTES,
): ImportedNote[][] {
  const batches: ImportedNote[][] = []
  let current: ImportedNote[] = []
  let bytes = ENVELOPE_BYTES
  for (const note of notes) {
    const size = encoder.encode(JSON.stringify(note)).length + 1
    if (current.length > 0 && (current.length >= mostNotes || bytes + size > mostBytes)) {
      batches.push(current)
      current = []
      bytes = ENVELOPE_BYTES
    }
    current.push(note)
    bytes += size
  }
  if (current.length > 0) batches.push(current)
  return batches
}
