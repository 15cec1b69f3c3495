import { err, ok, type Result } from '@/lib/core/result'
import { crc32 } from './crc32'
import { inflateBounded } from './inflate-bounded'
import { type IntakeProblem, problemWith, showBytes } from './intake-outcome'
import type { ZipEntry } from './zip-directory'

const STORED = 0
const DEFLATED = 8

/** More than this many bytes out of one, and more than the limit: not a text somebody wrote. */
const BOMB_RATIO = 200

/**
 * The content of one entry, at most `limit` bytes of it. Nothing past the limit is ever held in memory for
 * longer than one piece.
 *
 * @param shownAs How the entry is called in messages, such as `vault.zip › notes/a.md`.
 * @param isBudget True when `limit` is what is left of the whole import's budget rather than a note's own limit.
 */
export function readZipEntry(
  entry: ZipEntry,
  shownAs: string,
  limit: number,
  isBudget: boolean,
): Result<Uint8Array, IntakeProblem> {
  if (entry.isEncrypted) {
    return err(problemWith(shownAs, 'encrypted', 'is locked with a password. Unzip it and bring the file.'))
  }
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    return err(
      problemWith(
        shownAs,
        'compression',
        'is packed in a way that is not known here. Unzip it and bring the file.',
      ),
    )
  }
  const isBomb = isBudget || limit > entry.data.length * BOMB_RATIO
  const overLimit = (): IntakeProblem =>
    isBomb
      ? problemWith(shownAs, 'zip-bomb', 'would unpack to far more than notes need. It was left out.')
      : problemWith(shownAs, 'too-large', `is larger than ${showBytes(limit)}. Split it, or bring its parts.`)
  if (entry.size > limit) return err(overLimit())

  const content = unpack(entry, limit)
  if (!content.ok) return err(content.error === 'damaged' ? damaged(shownAs) : overLimit())
  return crc32(content.value) === entry.crc ? content : err(damaged(shownAs))
}

function unpack(entry: ZipEntry, limit: number): Result<Uint8Array, 'damaged' | 'over-limit'> {
  if (entry.method === DEFLATED) return inflateBounded(entry.data, limit)
  return entry.data.length > limit ? err('over-limit') : ok(entry.data)
}

function damaged(shownAs: string): IntakeProblem {
  return problemWith(
    shownAs,
    'damaged',
    'is damaged in the zip. Make the zip again, or bring the file by itself.',
  )
}
