import 'server-only'
import type { AppError } from '@/lib/core/app-error'
import { err, ok, type Result } from '@/lib/core/result'

/**
 * The JSON of a request, bounded while it is read: an honest Content-Length is not relied on, and a compressed body
 * (`Content-Encoding: gzip`) is bounded by what it unpacks to. Errors: TOO_LARGE, INVALID_INPUT.
 */
export async function readJson(request: Request, largestBytes: number): Promise<Result<unknown, AppError>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return invalid('Send JSON, with Content-Type: application/json.')
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip')
    return invalid('Only gzip is understood as an encoding.')
  if (request.body === null) return invalid('The request has no body.')
  const body: ReadableStream<Uint8Array> =
    encoding === 'gzip' ? request.body.pipeThrough(gunzip()) : request.body

  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.byteLength
      if (size > largestBytes) {
        await reader.cancel()
        return err({
          code: 'TOO_LARGE',
          message: `This request is larger than ${Math.floor(largestBytes / 1_048_576)} MB.`,
        })
      }
      chunks.push(value)
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks, size))
    return ok(JSON.parse(text))
  } catch {
    return invalid('The request is cut off, not UTF-8, or not JSON.')
  }
}

const gunzip = (): ReadableWritablePair<Uint8Array, Uint8Array> =>
  new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>

const invalid = (message: string): Result<never, AppError> => err({ code: 'INVALID_INPUT', message })
