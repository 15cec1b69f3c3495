import 'server-only'
import type { CardKind } from '@/lib/core/cards/card'
import type { ChapterPath } from '@/lib/core/notes/note'
import type { Card as CardRow, CardStatus } from './generated/client'

/** A stored card as every reader gets it: the learner's words where there are some, else the note's. */
export interface StoredCard {
  readonly id: string
  readonly rev: number
  readonly noteId: string
  readonly key: string
  readonly kind: CardKind
  readonly rule: string
  readonly group: string
  /** Where the learner put it, else where its passage stands. */
  readonly chapter: ChapterPath & string[]
  readonly front: string
  readonly back: string
  readonly answer: string | null
  readonly startLine: number
  readonly endLine: number
  readonly position: number
  readonly status: CardStatus
}

export function toStoredCard(row: CardRow): StoredCard {
  const isEdited = row.editedAt !== null
  return {
    id: row.id,
    rev: Number(row.rev),
    noteId: row.noteId,
    key: row.key,
    kind: row.kind,
    rule: row.rule,
    group: row.group,
    chapter: row.movedAt === null ? row.chapter : row.movedChapter,
    front: isEdited ? (row.editedFront ?? row.noteFront) : row.noteFront,
    back: isEdited ? (row.editedBack ?? row.noteBack) : row.noteBack,
    answer: isEdited ? row.editedAnswer : row.noteAnswer,
    startLine: row.startLine,
    endLine: row.endLine,
    position: row.position,
    status: row.status,
  }
}

/** The one place that says which status follows from the two times; the table checks the same. */
export function cardStatus(times: { droppedAt: Date | null; retiredAt: Date | null }): CardStatus {
  if (times.droppedAt !== null) return 'dropped'
  return times.retiredAt !== null ? 'retired' : 'active'
}
