import 'server-only'
import { createHmac } from 'node:crypto'
import { env } from '@/lib/server/env'
import { withoutUser } from './with-user'

/**
 * Counts attempts in fixed windows, in the database, so that it holds over several instances. Counted before the
 * attempt is made and in a transaction of its own: a failing or parallel attempt counts too.
 */
export interface Limit {
  /** What is limited, such as `sign-in-email`. */
  readonly bucket: string
  /** Who: an address, a user id. Stored only as a keyed hash. */
  readonly key: string
  readonly most: number
  readonly windowSeconds: number
}

/** Takes one attempt from every limit. Null when all allow it, else the seconds to wait for the strictest. */
export async function takeAttempt(limits: readonly Limit[]): Promise<{ retryAfterSeconds: number } | null> {
  const waits = await withoutUser(async tx => {
    const found: number[] = []
    for (const limit of limits) {
      const [row] = await tx.$queryRaw<{ attempts: number; wait: number }[]>`
        INSERT INTO rate_limit AS r (bucket, key, window_start, attempts)
        VALUES (${limit.bucket}, ${hashKey(limit.key)}, now(), 1)
        ON CONFLICT (bucket, key) DO UPDATE SET
          attempts = CASE WHEN r.window_start <= now() - make_interval(secs => ${limit.windowSeconds})
            THEN 1 ELSE r.attempts + 1 END,
          window_start = CASE WHEN r.window_start <= now() - make_interval(secs => ${limit.windowSeconds})
            THEN now() ELSE r.window_start END
        RETURNING attempts, ceil(${limit.windowSeconds} - extract(epoch FROM now() - window_start))::int AS wait`
      if (row !== undefined && row.attempts > limit.most) found.push(Math.max(1, row.wait))
    }
    return found
  })
  return waits.length === 0 ? null : { retryAfterSeconds: Math.max(...waits) }
}

/** After a success: the person was who they said, their slips no longer count. */
export async function forgetAttempts(limits: readonly Limit[]): Promise<void> {
  await withoutUser(async tx => {
    for (const limit of limits) {
      await tx.rateLimit.deleteMany({ where: { bucket: limit.bucket, key: hashKey(limit.key) } })
    }
  })
}

const hashKey = (key: string): string => createHmac('sha256', env().authSecret).update(key).digest('hex')
