import type { NoteDeck } from '@/lib/core/cards/card'
import type { Decision } from './plan-writes'

/** A note of an import that was found fit to be stored. */
export interface BroughtNote {
  /** Clean, unique in the request. */
  readonly path: string
  readonly text: string
  readonly textHash: string
  readonly decisions: readonly Decision[]
}

/** With its cards; null when the very text is stored already and nothing was decided: it is not parsed again. */
export interface ReadNote extends BroughtNote {
  readonly deck: NoteDeck | null
}
