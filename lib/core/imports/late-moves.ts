import { matchDecks } from '@/lib/core/cards/matching/match-decks'
import type { CardWrite } from './plan-writes'
import type { StoredLedgerCard } from './stored-card'

/**
 * Passages that moved into a note which an earlier batch of the same import stored: there they looked new, because
 * the note they left came later. The card that lost its passage takes the place of the one made for it.
 */
export interface LateMove {
  /** The old card with its progress, where the new one stood. */
  readonly taking: CardWrite
  /** The new card: it is left behind, retired, in the note that lost the passage. */
  readonly leaving: CardWrite
}

export function findLateMoves(
  retired: readonly StoredLedgerCard[],
  created: readonly StoredLedgerCard[],
): LateMove[] {
  if (retired.length === 0 || created.length === 0) return []
  const { kept, matched } = matchDecks(
    retired.map(card => ({ ...card, retired: false })),
    created,
  )
  return [...kept, ...matched].map(([old, fresh]) => ({
    taking: {
      ...place(fresh),
      id: old.id,
      key: fresh.key,
      edited: old.edited ?? fresh.edited,
      status: old.isDropped || fresh.isDropped ? 'dropped' : 'active',
    },
    leaving: {
      ...place(old),
      id: fresh.id,
      // Unique wherever it stands: `old.key` may be wanted again.
      key: `${fresh.key.slice(0, 300)}~${fresh.id}`,
      edited: null,
      status: 'active',
    },
  }))
}

const place = ({ noteId, kind, rule, group, chapter, front, back, answer, ...card }: StoredLedgerCard) => ({
  noteId,
  kind,
  rule,
  group,
  chapter,
  front,
  back,
  answer,
  startLine: card.startLine,
  endLine: card.endLine,
  position: card.position,
})
