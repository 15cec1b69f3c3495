import 'server-only'
import type { Tx } from './with-user'

/**
 * The rows an import writes over, as they stood before: recorded by the import, put back by its undo. Everything
 * happens inside the database, so a column added later is recorded and put back without a word here being missed
 * in a mapper; what the learner did since (edits, drops, reviews) stays.
 */

export const UNDO_DAYS = 7

export interface ImportName {
  readonly userId: string
  readonly importId: string
}

/** Call it before notes or cards are written. A row recorded by an earlier batch of the import stays as it was. */
export async function recordBefore(
  tx: Tx,
  { userId, importId }: ImportName,
  rev: bigint,
  touched: {
    readonly notes?: readonly string[]
    readonly newNotes?: readonly string[]
    readonly cards?: readonly string[]
    readonly newCards?: readonly string[]
  },
): Promise<void> {
  const { notes = [], newNotes = [], cards = [], newCards = [] } = touched
  if (notes.length > 0)
    await tx.$executeRaw`
      INSERT INTO import_undo (user_id, import_id, subject, subject_id, before, text, after_rev)
      SELECT ${userId}::uuid, ${importId}::uuid, 'note', n.id, to_jsonb(n), t.text, ${rev}
      FROM note n JOIN note_text t ON t.user_id = n.user_id AND t.hash = n.text_hash
      WHERE n.user_id = ${userId}::uuid AND n.id = ANY(${[...notes]}::uuid[])
      ON CONFLICT DO NOTHING`
  if (cards.length > 0)
    await tx.$executeRaw`
      INSERT INTO import_undo (user_id, import_id, subject, subject_id, before, after_rev)
      SELECT ${userId}::uuid, ${importId}::uuid, 'card', c.id, to_jsonb(c), ${rev}
      FROM card c WHERE c.user_id = ${userId}::uuid AND c.id = ANY(${[...cards]}::uuid[])
      ON CONFLICT DO NOTHING`
  for (const [subject, ids] of [
    ['note', newNotes],
    ['card', newCards],
  ] as const) {
    if (ids.length === 0) continue
    await tx.$executeRaw`
      INSERT INTO import_undo (user_id, import_id, subject, subject_id, after_rev)
      SELECT ${userId}::uuid, ${importId}::uuid, ${subject}, id, ${rev} FROM unnest(${[...ids]}::uuid[]) AS id
      ON CONFLICT DO NOTHING`
  }
}

/** Cards that earlier batches of this import made. */
export async function findCreatedCards(tx: Tx, { userId, importId }: ImportName): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT subject_id AS id FROM import_undo
    WHERE user_id = ${userId}::uuid AND import_id = ${importId}::uuid AND subject = 'card' AND before IS NULL`
  return rows.map(row => row.id)
}

export async function forgetOldUndos(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM import_undo
    WHERE user_id = ${userId}::uuid AND created_at < now() - make_interval(days => ${UNDO_DAYS}::int)`
}

export interface UndoableImport {
  readonly importId: string
  readonly notes: number
  readonly isNewOnly: boolean
  readonly at: Date
  /** Notes that were brought again, deleted or restored since. */
  readonly notesChangedSince: number
}

/** Imports that can still be taken back, the latest first. */
export async function findUndoable(tx: Tx, userId: string): Promise<UndoableImport[]> {
  const rows = await tx.$queryRaw<
    { importId: string; notes: bigint; updated: bigint; at: Date; changed: bigint }[]
  >`
    SELECT u.import_id AS "importId", min(u.created_at) AS "at", count(*) AS "notes", count(u.before) AS "updated",
      count(*) FILTER (WHERE n.rev IS DISTINCT FROM u.after_rev) AS "changed"
    FROM import_undo u LEFT JOIN note n ON n.user_id = u.user_id AND n.id = u.subject_id
    WHERE u.user_id = ${userId}::uuid AND u.subject = 'note'
      AND u.created_at >= now() - make_interval(days => ${UNDO_DAYS}::int)
    GROUP BY u.import_id ORDER BY min(u.created_at) DESC, u.import_id DESC`
  return rows.map(row => ({
    importId: row.importId,
    at: row.at,
    notes: Number(row.notes),
    isNewOnly: row.updated === 0n,
    notesChangedSince: Number(row.changed),
  }))
}

/** Puts everything back that the import wrote. The caller holds the user's lock and knows that it may. */
export async function putBack(tx: Tx, { userId, importId }: ImportName, rev: bigint): Promise<void> {
  // Notes that the import brought first are put away with their cards, and come back with them.
  await tx.$executeRaw`
    UPDATE note AS n SET deleted_at = now(), updated_at = now(), rev = ${rev} FROM import_undo u
    WHERE u.user_id = ${userId}::uuid AND u.import_id = ${importId}::uuid AND u.subject = 'note'
      AND u.before IS NULL AND n.user_id = u.user_id AND n.id = u.subject_id`
  await tx.$executeRaw`
    INSERT INTO note_text (user_id, hash, text)
    SELECT user_id, before ->> 'text_hash', text FROM import_undo
    WHERE user_id = ${userId}::uuid AND import_id = ${importId}::uuid AND subject = 'note' AND text IS NOT NULL
    ON CONFLICT DO NOTHING`
  await tx.$executeRaw`
    UPDATE note AS n SET rev = ${rev}, title = b.title, text_hash = b.text_hash, chapters = b.chapters,
      tags = b.tags, generator_version = b.generator_version, deleted_at = b.deleted_at, updated_at = now()
    FROM import_undo u, jsonb_populate_record(NULL::note, u.before) b
    WHERE u.user_id = ${userId}::uuid AND u.import_id = ${importId}::uuid AND u.subject = 'note'
      AND u.before IS NOT NULL AND n.user_id = u.user_id AND n.id = u.subject_id`
  await tx.$executeRaw`
    DELETE FROM note_text t WHERE t.user_id = ${userId}::uuid
      AND NOT EXISTS (SELECT FROM note n WHERE n.user_id = t.user_id AND n.text_hash = t.hash)`
  // Cards that trade their names back must not meet half-way.
  await tx.$executeRaw`
    UPDATE card AS c SET key = left(c.key, 300) || '~' || c.id, rev = ${rev} FROM import_undo u
    WHERE u.user_id = ${userId}::uuid AND u.import_id = ${importId}::uuid AND u.subject = 'card'
      AND c.user_id = u.user_id AND c.id = u.subject_id
      AND (u.before IS NOT NULL OR NOT EXISTS (
        SELECT FROM import_undo n WHERE n.user_id = u.user_id AND n.import_id = u.import_id
          AND n.subject = 'note' AND n.subject_id = c.note_id AND n.before IS NULL))`
  await tx.$executeRaw`
    UPDATE card AS c SET rev = ${rev}, note_id = b.note_id, key = b.key, kind = b.kind, rule = b.rule,
      sibling_group = b.sibling_group, chapter = b.chapter, note_front = b.note_front, note_back = b.note_back,
      note_answer = b.note_answer, start_line = b.start_line, end_line = b.end_line, position = b.position,
      edited_front = CASE WHEN c.edited_at > u.created_at THEN c.edited_front ELSE b.edited_front END,
      edited_back = CASE WHEN c.edited_at > u.created_at THEN c.edited_back ELSE b.edited_back END,
      edited_answer = CASE WHEN c.edited_at > u.created_at THEN c.edited_answer ELSE b.edited_answer END,
      edited_at = CASE WHEN c.edited_at > u.created_at THEN c.edited_at ELSE b.edited_at END,
      dropped_at = CASE WHEN c.dropped_at > u.created_at THEN c.dropped_at ELSE b.dropped_at END,
      retired_at = b.retired_at,
      status = (CASE WHEN c.dropped_at > u.created_at OR b.dropped_at IS NOT NULL THEN 'dropped'
        WHEN b.retired_at IS NOT NULL THEN 'retired' ELSE 'active' END)::card_status
    FROM import_undo u, jsonb_populate_record(NULL::card, u.before) b
    WHERE u.user_id = ${userId}::uuid AND u.import_id = ${importId}::uuid AND u.subject = 'card'
      AND u.before IS NOT NULL AND c.user_id = u.user_id AND c.id = u.subject_id`
  await tx.$executeRaw`
    UPDATE card AS c SET rev = ${rev}, retired_at = coalesce(c.retired_at, now()),
      status = CASE WHEN c.dropped_at IS NULL THEN 'retired'::card_status ELSE 'dropped'::card_status END
    FROM import_undo u
    WHERE u.user_id = ${userId}::uuid AND u.import_id = ${importId}::uuid AND u.subject = 'card'
      AND u.before IS NULL AND c.user_id = u.user_id AND c.id = u.subject_id
      AND NOT EXISTS (
        SELECT FROM import_undo n WHERE n.user_id = u.user_id AND n.import_id = u.import_id
          AND n.subject = 'note' AND n.subject_id = c.note_id AND n.before IS NULL)`
  // The import before this one is the last word again.
  await tx.$executeRaw`
    UPDATE import_undo AS earlier SET after_rev = ${rev} FROM import_undo u
    WHERE u.user_id = ${userId}::uuid AND u.import_id = ${importId}::uuid AND u.subject = 'note'
      AND earlier.user_id = u.user_id AND earlier.subject = 'note' AND earlier.subject_id = u.subject_id
      AND earlier.import_id <> u.import_id AND earlier.after_rev = (u.before ->> 'rev')::bigint`
  await tx.$executeRaw`
    DELETE FROM import_undo WHERE user_id = ${userId}::uuid AND import_id = ${importId}::uuid`
}
