import 'server-only'
import {
  asksForPutAway,
  type CardCondition,
  type CardMeasure,
  type CardQuery,
  type CardState,
  type Comparison,
} from '@/lib/core/browsing/card-query'
import type { StudyDay } from '@/lib/core/reviews/event'
import { type StoredCard, toStoredCard } from './card-row'
import { type Card, Prisma } from './generated/client'
import { studyDayToColumn } from './study-day-column'
import type { Tx } from './with-user'

/**
 * The card browser's question as one statement. Pages follow the place of the cards (note, position, id), which an
 * index keeps in order, and begin after the last card of the page before: a page late in the list costs what the
 * first one costs.
 */

export interface FoundCard extends StoredCard {
  readonly noteTitle: string
  readonly flag: number
  readonly isEdited: boolean
  readonly isMoved: boolean
}

export interface SearchFrame {
  readonly userId: string
  readonly query: CardQuery
  readonly today: StudyDay
}

interface Place {
  readonly noteId: string
  readonly position: number
  readonly id: string
}

export async function findCards(
  tx: Tx,
  frame: SearchFrame,
  after: Place | null,
  limit: number,
): Promise<FoundCard[]> {
  const beyond =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (card.note_id, card.position, card.id) > (${after.noteId}::uuid, ${after.position}, ${after.id}::uuid)`
  const places = await tx.$queryRaw<{ id: string }[]>`
    SELECT card.id ${matching(frame)} ${beyond}
    ORDER BY card.note_id, card.position, card.id LIMIT ${limit}`
  const rows = await tx.card.findMany({
    where: { userId: frame.userId, id: { in: places.map(({ id }) => id) } },
    include: { note: { select: { title: true } } },
  })
  const byId = new Map(rows.map(row => [row.id, row]))
  return places.flatMap(({ id }) => {
    const row = byId.get(id)
    return row === undefined ? [] : [toFoundCard(row)]
  })
}

export async function countCards(tx: Tx, frame: SearchFrame): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS "count" ${matching(frame)}`
  return Number(row?.count ?? 0)
}

function toFoundCard(row: Card & { note: { title: string } }): FoundCard {
  return {
    ...toStoredCard(row),
    noteTitle: row.note.title,
    flag: row.flag,
    isEdited: row.editedAt !== null,
    isMoved: row.movedAt !== null,
  }
}

function matching({ userId, query, today }: SearchFrame): Prisma.Sql {
  const day = Prisma.sql`${studyDayToColumn(today)}::date`
  const conditions = query.map(({ condition, isExcluded }) => {
    const holds = Prisma.sql`coalesce((${conditionSql(condition, day)}), false)`
    return isExcluded ? Prisma.sql`NOT ${holds}` : holds
  })
  const status = asksForPutAway(query) ? [] : [Prisma.sql`card.status = 'active'`]
  const all = [
    Prisma.sql`card.user_id = ${userId}::uuid`,
    Prisma.sql`note.deleted_at IS NULL`,
    ...status,
    ...conditions,
  ]
  return Prisma.sql`
    FROM card
    JOIN note ON note.user_id = card.user_id AND note.id = card.note_id
    LEFT JOIN card_memory AS memory ON memory.user_id = card.user_id AND memory.card_id = card.id
    WHERE ${Prisma.join(all, ' AND ')}`
}

function conditionSql(condition: CardCondition, day: Prisma.Sql): Prisma.Sql {
  switch (condition.field) {
    case 'text': {
      const like = contains(condition.text)
      return Prisma.sql`CASE WHEN card.edited_at IS NULL
        THEN card.note_front ILIKE ${like} OR card.note_back ILIKE ${like} OR card.note_answer ILIKE ${like}
        ELSE card.edited_front ILIKE ${like} OR card.edited_back ILIKE ${like} OR card.edited_answer ILIKE ${like} END`
    }
    case 'chapter':
      return Prisma.sql`EXISTS (
        SELECT FROM unnest(CASE WHEN card.moved_at IS NULL THEN card.chapter ELSE card.moved_chapter END) AS heading
        WHERE heading ILIKE ${contains(condition.text)})`
    case 'note': {
      const like = contains(condition.text)
      return Prisma.sql`note.title ILIKE ${like} OR note.path ILIKE ${like}`
    }
    case 'rule':
      return Prisma.sql`card.rule ILIKE ${contains(condition.text)}`
    case 'tag':
      return Prisma.sql`EXISTS (
        SELECT FROM unnest(note.tags) AS tag
        WHERE lower(tag) = lower(${condition.text}) OR tag ILIKE ${`${escaped(condition.text)}/%`})`
    case 'state':
      return stateSql(condition.state, day)
    case 'kind':
      return Prisma.sql`card.kind = ${condition.kind}::card_kind`
    case 'flag':
      return Prisma.sql`card.flag = ${condition.flag}`
    case 'measure': {
      const { measure, comparison, value } = condition
      return Prisma.sql`${measureSql(measure, day)} ${COMPARISON[comparison]} ${value}::float8`
    }
  }
}

function stateSql(state: CardState, day: Prisma.Sql): Prisma.Sql {
  switch (state) {
    case 'new':
      return Prisma.sql`card.is_new`
    case 'learning':
    case 'relearning':
    case 'review':
      return Prisma.sql`memory.phase = ${state}::card_phase`
    case 'due':
      return Prisma.sql`memory.phase <> 'new' AND NOT memory.suspended
        AND (memory.due_at IS NOT NULL OR memory.due_day <= ${day})
        AND coalesce(memory.buried_until_day <= ${day}, true)`
    case 'young':
      return Prisma.sql`memory.phase = 'review' AND memory.scheduled_days < 21`
    case 'mature':
      return Prisma.sql`memory.phase = 'review' AND memory.scheduled_days >= 21`
    case 'suspended':
      return Prisma.sql`memory.suspended`
    case 'buried':
      return Prisma.sql`memory.buried_until_day > ${day}`
    case 'leech':
      return Prisma.sql`memory.leech`
    case 'flagged':
      return Prisma.sql`card.flag > 0`
    case 'edited':
      return Prisma.sql`card.edited_at IS NOT NULL`
    case 'moved':
      return Prisma.sql`card.moved_at IS NOT NULL`
    case 'deleted':
      return Prisma.sql`card.status = 'dropped'`
    case 'retired':
      return Prisma.sql`card.status = 'retired'`
  }
}

function measureSql(measure: CardMeasure, day: Prisma.Sql): Prisma.Sql {
  switch (measure) {
    case 'lapses':
      return Prisma.sql`coalesce(memory.lapses, 0)`
    case 'reps':
      return Prisma.sql`coalesce(memory.reps, 0)`
    case 'interval':
      return Prisma.sql`memory.scheduled_days`
    case 'stability':
      return Prisma.sql`memory.stability`
    case 'difficulty':
      return Prisma.sql`memory.difficulty`
    case 'due':
      return Prisma.sql`(CASE WHEN memory.due_at IS NOT NULL THEN 0 ELSE memory.due_day - ${day} END)`
  }
}

const COMPARISON: Readonly<Record<Comparison, Prisma.Sql>> = {
  '<': Prisma.sql`<`,
  '<=': Prisma.sql`<=`,
  '=': Prisma.sql`=`,
  '>=': Prisma.sql`>=`,
  '>': Prisma.sql`>`,
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')
const contains = (text: string) => `%${escaped(text)}%`
