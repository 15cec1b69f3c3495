import type { CardWords } from '@/lib/client/import/import-draft'

/** A card as it stands beside its passage, whether it is saved already or not. */
export interface BlockCard extends CardWords {
  readonly key: string
  readonly rule: string
  readonly isDropped: boolean
  readonly isEdited: boolean
  /** `new`, `changed`, … shown as a quiet word; null for nothing. */
  readonly mark: string | null
  /** The note's own words before its text was edited. */
  readonly before: CardWords | null
  /** The note's own words today, where the learner's stand in front of them. */
  readonly noteSays: CardWords | null
}

/** What can be done with a card, by its key. `edit` with null goes back to the note's words. */
export interface CardActions {
  readonly drop: (key: string) => void
  readonly restore: (key: string) => void
  readonly edit: (key: string, words: CardWords | null) => void
}
