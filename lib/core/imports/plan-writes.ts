import type { CarriedProgress, GeneratedCard } from '@/lib/core/cards/card'
import type { CardOutcome, NoteDiff } from './diff-import'
import type { CardWords, StoredLedgerCard } from './stored-card'

/** Turns a diff and the learner's decisions into the rows to write. What is as it was is not written. */

/** A card as it shall stand afterwards. */
export interface CardWrite extends CardWords {
  readonly id: string
  readonly noteId: string
  readonly key: string
  readonly kind: GeneratedCard['kind']
  readonly rule: string
  readonly group: string
  readonly chapter: readonly string[]
  readonly startLine: number
  readonly endLine: number
  readonly position: number
  readonly status: 'active' | 'dropped'
  readonly edited: CardWords | null
}

/** What the learner decided about one card, named by its key in the new text. */
export type Decision =
  | { readonly action: 'drop' | 'restore'; readonly key: string }
  | ({ readonly action: 'edit'; readonly key: string } & CardWords)

export type WordsChange = {
  readonly cardId: string
  readonly before: Words
  readonly after: Words
  /** The learner's own words, which stay in front of both. */
  readonly edited: Words | null
}
type Words = Pick<CardWords, keyof CardWords>

export interface NoteWrites {
  readonly inserts: readonly CardWrite[]
  readonly updates: readonly CardWrite[]
  readonly retire: readonly string[]
  /** New cards with progress found in the note. */
  readonly carryOvers: readonly { readonly cardId: string; readonly progress: CarriedProgress }[]
  /** Cards whose words the new text changes; progress stays. */
  readonly changes: readonly WordsChange[]
  readonly counts: Readonly<Record<'kept' | 'matched' | 'created' | 'restored' | 'retired', number>>
}

export function planWrites(
  noteId: string,
  diff: NoteDiff,
  decisions: readonly Decision[],
  newId: () => string,
): NoteWrites {
  const decided = new Map<string, Decision[]>()
  for (const decision of decisions) {
    decided.set(decision.key, [...(decided.get(decision.key) ?? []), decision])
  }
  const inserts: CardWrite[] = []
  const updates: CardWrite[] = []
  const carryOvers: { cardId: string; progress: CarriedProgress }[] = []
  const changes: WordsChange[] = []
  const counts = { kept: 0, matched: 0, created: 0, restored: 0, retired: diff.retired.length }
  for (const outcome of diff.cards) {
    counts[outcome.change] += 1
    const id = outcome.stored?.id ?? newId()
    const write = toWrite(id, noteId, outcome, decided.get(outcome.card.key) ?? [])
    if (outcome.stored === null) {
      inserts.push(write)
      if (outcome.card.progress !== undefined)
        carryOvers.push({ cardId: id, progress: outcome.card.progress })
    } else {
      if (!isSame(outcome.stored, write)) updates.push(write)
      if (!sameWords(outcome.stored, write))
        changes.push({
          cardId: id,
          before: wordsOf(outcome.stored),
          after: wordsOf(write),
          edited: write.edited === null ? null : wordsOf(write.edited),
        })
    }
  }
  return { inserts, updates, retire: diff.retired.map(card => card.id), carryOvers, changes, counts }
}

/**
 * Stored cards of a note that no card of the new text is, and whose key one of the new text's cards takes now.
 *
 * @param left Stored cards of the note.
 */
export function cardsInTheWay(left: readonly StoredLedgerCard[], diff: NoteDiff): string[] {
  const taken = new Set(diff.cards.map(outcome => outcome.card.key))
  const present = new Set(diff.cards.map(outcome => outcome.stored?.id))
  return left.filter(card => taken.has(card.key) && !present.has(card.id)).map(card => card.id)
}

function toWrite(
  id: string,
  noteId: string,
  outcome: CardOutcome,
  decisions: readonly Decision[],
): CardWrite {
  const { card, stored, position } = outcome
  let isDropped = stored?.isDropped ?? false
  let edited = stored?.edited ?? null
  for (const decision of decisions) {
    if (decision.action === 'edit') {
      const words = { front: decision.front, back: decision.back, answer: decision.answer }
      edited = sameWords(words, card) ? null : words
    } else isDropped = decision.action === 'drop'
  }
  return {
    id,
    noteId,
    key: card.key,
    kind: card.kind,
    rule: card.rule,
    group: card.group,
    chapter: card.chapter,
    front: card.front,
    back: card.back,
    answer: card.answer,
    startLine: card.source.startLine,
    endLine: card.source.endLine,
    position,
    status: isDropped ? 'dropped' : 'active',
    edited,
  }
}

function isSame(stored: StoredLedgerCard, write: CardWrite): boolean {
  return (
    !stored.retired &&
    stored.isDropped === (write.status === 'dropped') &&
    stored.noteId === write.noteId &&
    stored.key === write.key &&
    stored.kind === write.kind &&
    stored.rule === write.rule &&
    stored.group === write.group &&
    stored.startLine === write.startLine &&
    stored.endLine === write.endLine &&
    stored.position === write.position &&
    stored.chapter.length === write.chapter.length &&
    stored.chapter.every((heading, at) => heading === write.chapter[at]) &&
    sameWords(stored, write) &&
    (stored.edited === null
      ? write.edited === null
      : write.edited !== null && sameWords(stored.edited, write.edited))
  )
}

const wordsOf = ({ front, back, answer }: CardWords): Words => ({ front, back, answer })

const sameWords = (a: CardWords, b: CardWords): boolean =>
  a.front === b.front && a.back === b.back && a.answer === b.answer
