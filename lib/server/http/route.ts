import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { AppError } from '@/lib/core/app-error'
import type { Result } from '@/lib/core/result'
import { type ReadableHeaders, requestSite } from '@/lib/server/auth/request-site'
import { type SessionUser, userOfRequest } from '@/lib/server/auth/session'
import { logEvent } from '@/lib/server/log'
import { readJson } from './read-body'
import { respondError, respondUnknown, respondValue } from './respond'

const DEFAULT_LARGEST_BYTES = 1_048_576

interface UserRoute<S extends z.ZodType, T> {
  /** Of the JSON body, or of the query for GET (whose values are strings). */
  readonly schema: S
  readonly largestBytes?: number
  readonly handle: (
    input: z.infer<S>,
    context: { readonly user: SessionUser; readonly request: Request },
  ) => Promise<Result<T, AppError>>
}

/**
 * A route handler for signed-in users: who, from where, what, then the use case, and its result as a response.
 * What a handler throws is a bug: it is logged under the request's id and answered without a detail.
 */
export function userRoute<S extends z.ZodType, T>(
  route: UserRoute<S, T>,
): (request: Request) => Promise<Response> {
  return async request => {
    const requestId = randomUUID()
    try {
      const user = await userOfRequest(request.headers)
      if (user === null)
        return respondError(
          { code: 'UNAUTHENTICATED', message: 'You are signed out. Sign in again.' },
          requestId,
        )
      const reads = request.method === 'GET' || request.method === 'HEAD'
      if (!reads && !isOwnOrigin(request.headers))
        return respondError(
          { code: 'FORBIDDEN_ORIGIN', message: 'This request did not come from this site’s own pages.' },
          requestId,
        )
      const raw = reads
        ? { ok: true as const, value: Object.fromEntries(new URL(request.url).searchParams) }
        : await readJson(request, route.largestBytes ?? DEFAULT_LARGEST_BYTES)
      if (!raw.ok) return respondError(raw.error, requestId)
      const parsed = route.schema.safeParse(raw.value)
      if (!parsed.success) return respondError(toInputError(parsed.error), requestId)
      const result = await route.handle(parsed.data, { user, request })
      return result.ok ? respondValue(result.value, requestId) : respondError(result.error, requestId)
    } catch (error) {
      logEvent('error', 'request-failed', {
        requestId,
        method: request.method,
        path: new URL(request.url).pathname,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
      return respondUnknown(requestId)
    }
  }
}

/**
 * Browsers say where a post comes from (`Origin`, or at least `Sec-Fetch-Site`); programs must send `Origin` too.
 * The scheme is left out: a proxy that ends TLS without saying so does not change whose page it was.
 */
export function isOwnOrigin(headers: ReadableHeaders): boolean {
  const origin = headers.get('origin')
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin'
  try {
    return new URL(origin).host === requestSite(headers).host
  } catch {
    return false
  }
}

function toInputError(error: z.ZodError): AppError {
  const issue = error.issues[0]
  const field = issue?.path.join('.') ?? ''
  const message = issue?.message ?? 'This is not what was expected here.'
  return field === ''
    ? { code: 'INVALID_INPUT', message }
    : { code: 'INVALID_INPUT', message: `${field}: ${message}`, field }
}
