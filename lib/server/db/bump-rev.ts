import 'server-only'
import type { Tx } from './with-user'

/**
 * Raises the user's change counter and returns it; every row written in this transaction carries it.
 *
 * Call it before reading what will be written: the row lock it takes puts one user's writing transactions in a
 * queue, so what is read afterwards is current, and a device that has pulled up to `rev` has missed nothing below.
 */
export async function bumpRev(tx: Tx, userId: string): Promise<bigint> {
  return (await bumpRevForFold(tx, userId)).rev
}

/** The same, and the preset that cards are folded with: one statement for the way that every answer takes. */
export async function bumpRevForFold(tx: Tx, userId: string): Promise<{ rev: bigint; preset: unknown }> {
  const rows = await tx.$queryRaw<{ rev: bigint; preset: unknown }[]>`
    UPDATE app_user SET rev = rev + 1 WHERE id = ${userId}::uuid RETURNING rev, preset`
  const [row] = rows
  if (row === undefined) throw new Error('The account is gone.')
  return row
}
