import 'server-only'
import type { CardWrite } from '@/lib/core/imports/plan-writes'
import type { Tx } from './with-user'

/** Few statements however many cards: a line added at the top of a note moves all of them. */
const CARDS_PER_STATEMENT = 2_000

export async function insertCards(
  tx: Tx,
  userId: string,
  rev: bigint,
  cards: readonly CardWrite[],
): Promise<void> {
  for (const json of chunks(cards)) {
    await tx.$executeRaw`
      INSERT INTO card (user_id, id, rev, note_id, key, kind, rule, sibling_group, chapter, note_front, note_back,
        note_answer, edited_front, edited_back, edited_answer, edited_at, start_line, end_line, position, status,
        dropped_at, retired_at)
      SELECT ${userId}::uuid, v.id, ${rev}, v.note_id, v.key, v.kind, v.rule, v.sibling_group, v.chapter,
        v.front, v.back, v.answer, v.edited_front, v.edited_back, v.edited_answer,
        CASE WHEN v.is_edited THEN now() END, v.start_line, v.end_line, v.position, v.status,
        CASE WHEN v.status = 'dropped' THEN now() END, CASE WHEN v.status = 'retired' THEN now() END
      FROM jsonb_to_recordset(${json}::jsonb) AS v(id uuid, note_id uuid, key text, kind card_kind, rule text,
        sibling_group text, chapter text[], front text, back text, answer text, edited_front text,
        edited_back text, edited_answer text, is_edited boolean, start_line int, end_line int, position int,
        status card_status)`
  }
}

/**
 * Brings rows to what `cards` says. A card that stays dropped or edited keeps the time of it; `status` other than
 * `retired` means that its passage stands in the note.
 */
export async function updateCards(
  tx: Tx,
  userId: string,
  rev: bigint,
  cards: readonly CardWrite[],
): Promise<void> {
  for (const json of chunks(cards)) {
    await tx.$executeRaw`
      UPDATE card AS c SET rev = ${rev}, note_id = v.note_id, key = v.key, kind = v.kind, rule = v.rule,
        sibling_group = v.sibling_group, chapter = v.chapter, note_front = v.front, note_back = v.back,
        note_answer = v.answer, edited_front = v.edited_front, edited_back = v.edited_back,
        edited_answer = v.edited_answer,
        edited_at = CASE WHEN v.is_edited THEN coalesce(c.edited_at, now()) END,
        start_line = v.start_line, end_line = v.end_line, position = v.position, status = v.status,
        dropped_at = CASE WHEN v.status = 'dropped' THEN coalesce(c.dropped_at, now()) END,
        retired_at = NULL
      FROM jsonb_to_recordset(${json}::jsonb) AS v(id uuid, note_id uuid, key text, kind card_kind, rule text,
        sibling_group text, chapter text[], front text, back text, answer text, edited_front text,
        edited_back text, edited_answer text, is_edited boolean, start_line int, end_line int, position int,
        status card_status)
      WHERE c.user_id = ${userId}::uuid AND c.id = v.id`
  }
}

/** Their passage is gone: not shown any more; what was dropped stays dropped. */
export async function retireCards(
  tx: Tx,
  userId: string,
  rev: bigint,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`
    UPDATE card SET rev = ${rev}, retired_at = now(),
      status = CASE WHEN dropped_at IS NULL THEN 'retired'::card_status ELSE 'dropped'::card_status END
    WHERE user_id = ${userId}::uuid AND id = ANY(${[...ids]}::uuid[])`
}

/** Cards that stay behind in a note under a key that one of its present cards has now get a name of their own. */
export async function freeKeys(tx: Tx, userId: string, rev: bigint, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`
    UPDATE card SET rev = ${rev}, key = left(key, 300) || '~' || id
    WHERE user_id = ${userId}::uuid AND id = ANY(${[...ids]}::uuid[])`
}

function* chunks(cards: readonly CardWrite[]): Generator<string> {
  for (let at = 0; at < cards.length; at += CARDS_PER_STATEMENT) {
    yield JSON.stringify(
      cards.slice(at, at + CARDS_PER_STATEMENT).map(card => ({
        id: card.id,
        note_id: card.noteId,
        key: card.key,
        kind: card.kind,
        rule: card.rule,
        sibling_group: card.group,
        chapter: card.chapter,
        front: card.front,
        back: card.back,
        answer: card.answer,
        edited_front: card.edited?.front ?? null,
        edited_back: card.edited?.back ?? null,
        edited_answer: card.edited?.answer ?? null,
        is_edited: card.edited !== null,
        start_line: card.startLine,
        end_line: card.endLine,
        position: card.position,
        status: card.status,
      })),
    )
  }
}
