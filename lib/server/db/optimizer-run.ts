import 'server-only'
import type { OptimizerRun as OptimizerRunRow } from './generated/client'
import type { Tx } from './with-user'

/** A run says at least this often that it is alive; after the longer time it is taken for dead. */
export const ALIVE_EVERY_MS = 1_000
const DEAD_AFTER_MS = 30_000

const SERVER_ENDED = 'The server was stopped while it was fitting. Your weights are unchanged.'

/** The latest run, if any; one whose server died is marked as failed first. */
export async function latestRun(tx: Tx, userId: string, now: number): Promise<OptimizerRunRow | null> {
  await tx.optimizerRun.updateMany({
    where: { userId, state: 'running', aliveAt: { lt: new Date(now - DEAD_AFTER_MS) } },
    data: { state: 'failed', failure: SERVER_ENDED },
  })
  return tx.optimizerRun.findFirst({ where: { userId }, orderBy: { startedAt: 'desc' } })
}

/** Answers in the learner's log, undone ones too: as a measure of its size. */
export function countAnswers(tx: Tx, userId: string): Promise<number> {
  return tx.reviewEvent.count({ where: { userId, type: 'answer' } })
}
