import type { CardKind } from '@/lib/core/cards/card'
import type { Passage, Section } from '@/lib/core/cards/passages/block'
import type { LineRange } from '@/lib/core/notes/note'

/** A card as a rule proposes it; the gate may merge it, add its chapter to the front, or drop it. */
export interface Draft extends LineRange {
  readonly kind: CardKind
  readonly rule: string
  /** What the card is about, without template words: the command, the term, the question. */
  readonly subject: string
  readonly direction: 'forward' | 'reverse'
  readonly front: string
  readonly back: string
  readonly answer: string | null
  readonly section: Section
  /** Passages it draws on; the first one gives the siblings' group. */
  readonly passages: readonly Passage[]
  /** The front says too little without its chapter. */
  readonly needsChapter?: boolean
}

export const LONGEST_BACK = 600
