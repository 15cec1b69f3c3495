import 'server-only'
import type { AppError, AppErrorCode } from '@/lib/core/app-error'

const STATUS: Readonly<Record<AppErrorCode, number>> = {
  NOT_FOUND: 404,
  UNAUTHENTICATED: 401,
  FORBIDDEN_ORIGIN: 403,
  INVALID_INPUT: 400,
  CONFLICT: 409,
  ADDRESS_TAKEN: 409,
  WEAK_PASSWORD: 400,
  WRONG_CREDENTIALS: 401,
  TOO_LARGE: 413,
  UNREADABLE_FILE: 422,
  TOO_MANY_REQUESTS: 429,
}

/** A use case's value as it goes over the wire. */
export function respondValue(value: unknown, requestId: string): Response {
  return Response.json(value, { headers: headers(requestId) })
}

/** An expected failure: its code decides the status, the body is `{ error }`. */
export function respondError(error: AppError, requestId: string): Response {
  return Response.json(
    { error },
    {
      status: STATUS[error.code],
      headers: {
        ...headers(requestId),
        ...(error.code === 'TOO_MANY_REQUESTS' ? { 'retry-after': String(error.retryAfterSeconds) } : {}),
      },
    },
  )
}

/** A bug or broken infrastructure: nothing of it is told, the log has it under the id. */
export function respondUnknown(requestId: string): Response {
  return Response.json(
    { error: { code: 'INTERNAL', message: 'Something went wrong here. Try again in a moment.', requestId } },
    { status: 500, headers: headers(requestId) },
  )
}

const headers = (requestId: string): Record<string, string> => ({
  'cache-control': 'private, no-store',
  'x-request-id': requestId,
})
