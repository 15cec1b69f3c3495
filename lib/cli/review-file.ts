import { createReadStream } from 'node:fs'
import { err, ok, type Result } from '@/lib/core/result'
import {
  type ReviewColumns,
  type ReviewRow,
  readReviewHeader,
  readReviewRow,
} from '@/lib/core/reviews/review-table'

/**
 * Reads a review log line by line and groups it by card, cards in the order of their first row, each card's
 * answers by time. The same row twice counts once. One bad row and nothing comes out.
 */
export async function readReviewFile(
  path: string,
  now: number,
): Promise<
  Result<{ readonly cards: ReadonlyMap<string, readonly ReviewRow[]>; readonly rows: number }, string>
> {
  const cards = new Map<string, ReviewRow[]>()
  let columns: ReviewColumns | null = null
  let row = 0
  try {
    for await (const lines of readLines(path)) {
      for (const line of lines) {
        row += 1
        if (columns === null) {
          const header = readReviewHeader(line)
          if (!header.ok) return header
          columns = header.value
          continue
        }
        if (line.trim() === '') continue
        const read = readReviewRow(line, row, columns, now)
        if (!read.ok) return read
        const ofCard = cards.get(read.value.cardId)
        if (ofCard === undefined) cards.set(read.value.cardId, [read.value])
        else ofCard.push(read.value)
      }
    }
  } catch (error) {
    return err(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (columns === null) return err(`${path} is empty: it must begin with a header row.`)
  let rows = 0
  for (const [cardId, reviews] of cards) {
    const answers = byTime(reviews)
    cards.set(cardId, answers)
    rows += answers.length
  }
  return ok({ cards, rows })
}

/** Whole lines, as many at a time as a chunk of the file holds: a line at a time takes three times as long. */
async function* readLines(path: string): AsyncIterable<readonly string[]> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield lines
  }
  if (rest !== '') yield [rest]
}

function byTime(reviews: ReviewRow[]): ReviewRow[] {
  reviews.sort((a, b) => a.at - b.at)
  return reviews.filter((review, index) => {
    const before = reviews[index - 1]
    return before === undefined || before.at !== review.at || before.rating !== review.rating
  })
}
