import { type ImportedNote, type PlannedNote, planImportResponseSchema } from '@/lib/contracts/import'
import { makeBatches } from './make-batches'

/**
 * Asks what keeping these notes would change, batch by batch. A plan is a courtesy: without a network there is
 * none, and keeping works all the same.
 *
 * @returns false when the server could not be asked about all of them.
 */
export async function fetchPlans(
  notes: readonly ImportedNote[],
  signal: AbortSignal,
  onPlans: (plans: readonly PlannedNote[]) => void,
): Promise<boolean> {
  for (const batch of makeBatches(notes.map(note => ({ ...note, decisions: [] })))) {
    try {
      const response = await fetch('/api/import/plan', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'same-origin',
        body: JSON.stringify({ notes: batch }),
        signal,
      })
      const parsed = planImportResponseSchema.safeParse(await response.json().catch(() => null))
      if (!response.ok || !parsed.success) return false
      onPlans(parsed.data.notes)
    } catch {
      return false
    }
  }
  return true
}
