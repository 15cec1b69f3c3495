import type { CardKind } from '@/lib/core/cards/card'
import type { ChapterPath } from '@/lib/core/notes/note'

/** A card as the ledger remembers it, or as it was just generated: what matching needs and no more. */
export interface LedgerCard {
  /** Opaque; the caller finds its own row by it. Keys are unique in a note only. */
  readonly id: string
  readonly notePath: string
  readonly key: string
  readonly kind: CardKind
  readonly chapter: ChapterPath
  /** The note's own words, not the learner's edit of them. */
  readonly front: string
  readonly back: string
  readonly answer: string | null
  /** In the old deck: its passage had gone before; it is not shown, but may come back. */
  readonly retired?: boolean
}

/**
 * What became of every card. Each old card is in at most one pair, and so is each new one. A retired card that
 * stays away is in none of the lists.
 */
export interface DeckDiff<Old extends LedgerCard = LedgerCard, New extends LedgerCard = LedgerCard> {
  /** The same question, by its key or by its very words. */
  readonly kept: readonly (readonly [Old, New])[]
  /** The same fact after an edit: progress stays, the change is worth showing. */
  readonly matched: readonly (readonly [Old, New])[]
  /** Retired before, and back again. */
  readonly restored: readonly (readonly [Old, New])[]
  readonly created: readonly New[]
  readonly retired: readonly Old[]
}
