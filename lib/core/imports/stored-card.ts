import type { LedgerCard } from '@/lib/core/cards/matching/ledger-card'

/** A stored card as an import meets it: the note's own words, and what has to survive. */
export interface StoredLedgerCard extends LedgerCard {
  readonly id: string
  readonly noteId: string
  readonly rule: string
  readonly group: string
  readonly startLine: number
  readonly endLine: number
  readonly position: number
  /** Its passage is gone, or its note was put away: not shown, may come back. */
  readonly retired: boolean
  readonly isDropped: boolean
  readonly edited: CardWords | null
}

export interface CardWords {
  readonly front: string
  readonly back: string
  readonly answer: string | null
}
