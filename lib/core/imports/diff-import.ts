import type { GeneratedCard } from '@/lib/core/cards/card'
import type { LedgerCard } from '@/lib/core/cards/matching/ledger-card'
import { matchDecks } from '@/lib/core/cards/matching/match-decks'
import type { StoredLedgerCard } from './stored-card'

/**
 * What an import does to the stored cards. All notes of one request are compared at once, so that a passage that
 * moved from one of them to another is followed. Cards of notes outside the request take part only when they
 * cannot be where they were: retired before, or in a note that is gone.
 */

export interface ImportedDeck {
  readonly path: string
  readonly cards: readonly GeneratedCard[]
}

export type CardChange = 'kept' | 'matched' | 'restored' | 'created'

export interface CardOutcome {
  readonly change: CardChange
  /** Null when created. */
  readonly stored: StoredLedgerCard | null
  readonly card: GeneratedCard
  /** Place in the note, counted from 0. */
  readonly position: number
}

export interface NoteDiff {
  readonly path: string
  /** Every card of the new text, in its order. */
  readonly cards: readonly CardOutcome[]
  /** Living cards of the note that have no place in the new text. */
  readonly retired: readonly StoredLedgerCard[]
}

/**
 * @param ledger Stored cards that may take part, note by note in the order of their lines.
 * @param decks The imported notes with the cards of their new text; each path once.
 */
export function diffImport(ledger: readonly StoredLedgerCard[], decks: readonly ImportedDeck[]): NoteDiff[] {
  const next = decks.flatMap(deck => deck.cards.map((card, position) => toEntry(deck.path, card, position)))
  const diff = matchDecks(ledger, next)
  const outcomes = new Map<string, CardOutcome>()
  const note = (change: CardChange, stored: StoredLedgerCard | null, entry: Entry): void => {
    outcomes.set(entry.id, { change, stored, card: entry.card, position: entry.position })
  }
  for (const [stored, entry] of diff.kept) note('kept', stored, entry)
  for (const [stored, entry] of diff.matched) note('matched', stored, entry)
  for (const [stored, entry] of diff.restored) note('restored', stored, entry)
  for (const entry of diff.created) note('created', null, entry)

  return decks.map(deck => ({
    path: deck.path,
    cards: deck.cards.flatMap((_, position) => outcomes.get(entryId(deck.path, position)) ?? []),
    retired: diff.retired.filter(card => card.notePath === deck.path),
  }))
}

interface Entry extends LedgerCard {
  readonly card: GeneratedCard
  readonly position: number
}

const entryId = (path: string, position: number): string => `${path}\n${position}`

const toEntry = (path: string, card: GeneratedCard, position: number): Entry => ({
  id: entryId(path, position),
  notePath: path,
  key: card.key,
  kind: card.kind,
  chapter: card.chapter,
  front: card.front,
  back: card.back,
  answer: card.answer,
  card,
  position,
})
