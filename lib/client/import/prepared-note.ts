import type { NoteDeck } from '@/lib/core/cards/card'
import type { IntakeNote } from '@/lib/core/notes-intake/intake-outcome'

/** A note that was read, with the deck the generator made of it. */
export interface PreparedNote extends IntakeNote {
  readonly deck: NoteDeck
}
