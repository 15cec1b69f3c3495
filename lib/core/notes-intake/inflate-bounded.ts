import { Inflate } from 'fflate'
import { err, ok, type Result } from '@/lib/core/result'

/**
 * DEFLATE turns one byte into at most 1,032, so a piece of this size adds at most 4 MB before the limit is
 * looked at again.
 */
const PIECE_BYTES = 4 * 1024

/**
 * Inflates raw DEFLATE data, and stops as soon as more than `limit` bytes came out, whatever the zip's own
 * directory claims.
 */
export function inflateBounded(
  data: Uint8Array,
  limit: number,
): Result<Uint8Array, 'damaged' | 'over-limit'> {
  const pieces: Uint8Array[] = []
  let total = 0
  const inflate = new Inflate(piece => {
    total += piece.length
    if (total <= limit) pieces.push(piece)
  })
  try {
    for (let at = 0; at < data.length; at += PIECE_BYTES) {
      inflate.push(data.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= data.length)
      if (total > limit) return err('over-limit')
    }
  } catch {
    return err('damaged')
  }
  const whole = new Uint8Array(total)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return ok(whole)
}
