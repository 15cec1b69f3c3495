import 'server-only'
import { v7 as newId } from 'uuid'
import type { Tx } from './with-user'

export type AuditAction =
  | 'account-opened'
  | 'guest-became-account'
  | 'signed-in'
  | 'signed-out'
  | 'password-changed'
  | 'password-reset'
  | 'session-ended'
  | 'all-sessions-ended'
  | 'sign-in-way-added'
  | 'settings-changed'

/** Notes what was done to the account, in the transaction that does it. `details` never holds secrets or note text. */
export async function writeAudit(
  tx: Tx,
  userId: string,
  action: AuditAction,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await tx.auditEntry.create({ data: { userId, id: newId(), action, details } })
}
