import { z } from 'zod'
import { pullResponseSchema, pushResponseSchema } from '@/lib/contracts/sync'
import { err, ok, type Result } from '@/lib/core/result'
import type { Transport, TransportFailure } from '@/lib/sync/ports'

/** The way to the server by fetch. Answers are checked before anything of them is stored. */

const TIMEOUT_MS = 30_000
const RETRY_AFTER_MS = 30_000

const errorSchema = z.object({ error: z.object({ message: z.string() }) })

/** @param send how requests go out; a program that is no browser adds its cookie there */
export function createHttpTransport(baseUrl = '', send: typeof fetch = fetch): Transport {
  return {
    push: request =>
      exchange(send, pushResponseSchema, `${baseUrl}/api/sync/push`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      }),
    pull: cursor => exchange(send, pullResponseSchema, `${baseUrl}/api/sync/pull?cursor=${cursor}`, {}),
  }
}

async function exchange<T>(
  send: typeof fetch,
  schema: z.ZodType<T>,
  url: string,
  init: RequestInit,
): Promise<Result<T, TransportFailure>> {
  let status: number
  let retryAfter: string | null
  let body: unknown
  try {
    const response = await send(url, {
      ...init,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    status = response.status
    retryAfter = response.headers.get('retry-after')
    body = await readJson(response)
  } catch {
    // No network, a timeout, a connection cut in the middle of the answer.
    return err({ kind: 'offline' })
  }
  if (status !== 200) return err(failureOfStatus(status, retryAfter, body))
  const parsed = schema.safeParse(body)
  if (parsed.success) return ok(parsed.data)
  return err({ kind: 'refused', message: 'The server sent an answer that this version does not understand.' })
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function failureOfStatus(status: number, retryAfter: string | null, body: unknown): TransportFailure {
  if (status >= 500) return { kind: 'offline' }
  if (status === 401) return { kind: 'signed-out' }
  if (status === 409) return { kind: 'history-lost' }
  if (status === 413) return { kind: 'too-large' }
  if (status === 429) {
    const seconds = Number(retryAfter)
    return { kind: 'throttled', retryAfterMs: seconds > 0 ? seconds * 1_000 : RETRY_AFTER_MS }
  }
  const parsed = errorSchema.safeParse(body)
  const message = parsed.success ? parsed.data.error.message : `The server refused with status ${status}.`
  return { kind: 'refused', message }
}
