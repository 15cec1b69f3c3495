import 'server-only'
import { listMissingMigrations } from '@/lib/server/db/migration-state'
import { logEvent } from '@/lib/server/log'

export type Readiness = 'ready' | 'database-unreachable' | 'migrations-missing'

/** Whether this instance can serve learners now. Why not goes to the log, not to whoever asks. */
export async function checkReadiness(): Promise<Readiness> {
  try {
    const missing = await listMissingMigrations()
    if (missing.length === 0) return 'ready'
    logEvent('warn', 'not-ready', { missing: missing.join(' ') })
    return 'migrations-missing'
  } catch (error) {
    logEvent('warn', 'not-ready', { error: error instanceof Error ? error.message : String(error) })
    return 'database-unreachable'
  }
}
