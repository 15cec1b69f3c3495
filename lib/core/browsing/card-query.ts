/** What the card browser can be asked for: conditions that all hold, each of which can be turned round. */

export const CARD_STATES = [
  'new',
  'learning',
  'relearning',
  'review',
  'due',
  'young',
  'mature',
  'suspended',
  'buried',
  'leech',
  'flagged',
  'edited',
  'moved',
  'deleted',
  'retired',
] as const

export const CARD_KINDS = ['command', 'flag', 'concept', 'list', 'cloze', 'basic'] as const

/** Numbers that can be compared. `due` counts study days from today: `due<=7` is the coming week. */
export const CARD_MEASURES = ['lapses', 'reps', 'interval', 'stability', 'difficulty', 'due'] as const

/** Names of the flags, by their number; 0 is no flag. */
export const FLAG_NAMES = ['none', 'red', 'orange', 'green', 'blue'] as const

export type CardState = (typeof CARD_STATES)[number]
export type CardKindName = (typeof CARD_KINDS)[number]
export type CardMeasure = (typeof CARD_MEASURES)[number]
export type Comparison = '<' | '<=' | '=' | '>=' | '>'

export type CardCondition =
  /** Words of the front, the back or the typed answer, whatever their case. */
  | { readonly field: 'text'; readonly text: string }
  /** A part of any heading above the card; of the note's title or path; of the name of its rule. */
  | { readonly field: 'chapter' | 'note' | 'rule'; readonly text: string }
  /** A whole tag of the note, or one above it: `tag:linux` finds `linux/disk`. */
  | { readonly field: 'tag'; readonly text: string }
  | { readonly field: 'state'; readonly state: CardState }
  | { readonly field: 'kind'; readonly kind: CardKindName }
  | { readonly field: 'flag'; readonly flag: number }
  | {
      readonly field: 'measure'
      readonly measure: CardMeasure
      readonly comparison: Comparison
      readonly value: number
    }

export interface CardTerm {
  readonly condition: CardCondition
  /** Written with a minus in front: the condition must not hold. */
  readonly isExcluded: boolean
}

export type CardQuery = readonly CardTerm[]

/**
 * Deleted and retired cards are not studied, so they are shown only to those who ask for one of them.
 */
export function asksForPutAway(query: CardQuery): boolean {
  return query.some(
    ({ condition, isExcluded }) =>
      !isExcluded &&
      condition.field === 'state' &&
      (condition.state === 'deleted' || condition.state === 'retired'),
  )
}
