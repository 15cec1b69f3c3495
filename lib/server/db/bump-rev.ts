import 'server-only'
import type { Tx } from './with-user'

/**
 * Raises the user's change counter and returns it; every row written in this transaction carries it.
 *
 * Call it before reading what will be written: the row lock it takes puts one user's writing transactions in a
 * queue, so what is read afterwards is current, and a device that has pulled up to `rev` has missed nothing below.
 */
export async function bumpRev(tx: Tx, userId: string): Promise<bigint> {
  const rows = await tx.$queryRaw<{ rev: bigint }[]>`
    UPDATE app_user SET rev = rev + 1 WHERE id = ${userId}::uuid RETURNING rev`
  const rev = rows[0]?.rev
  if (rev === undefined) throw new Error('The account is gone.')
  return rev
}
