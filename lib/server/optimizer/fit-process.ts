import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding'
import { type FitWeights, optimize } from '@/lib/core/training/optimize'
import type { CardHistory, Sample } from '@/lib/core/training/review-history'
import type { FitMessage, FitRequest } from '@/lib/server/optimizer/fit-messages'

/**
 * The child process in which weights are fitted: the native optimizer aborts its whole process on input it does
 * not like, and must not take the server with it. It reads one request from its input, writes messages line by
 * line to its output, and ends.
 */

/** Without it each call waits half a second for a progress report that nobody asked for. */
const PROGRESS_INTERVAL_MS = 20

async function main(): Promise<void> {
  const request = JSON.parse(await readInput()) as FitRequest
  const items = new ItemStore(request.set.cards)
  const fitWeights: FitWeights = async (_, samples) => {
    try {
      return await computeParameters(items.of(samples), {
        enableShortTerm: true,
        numRelearningSteps: request.relearningSteps,
        timeout: PROGRESS_INTERVAL_MS,
      })
    } catch (error) {
      if (String(error).includes('NotEnoughData')) return null
      throw error
    }
  }
  const result = await optimize(request.set, request.current, fitWeights, (done, of) =>
    send({ progress: { done, of } }),
  )
  send({ result })
}

/** Each sample as the optimizer wants it: made once, for it is asked for in every round. */
class ItemStore {
  readonly #cards: readonly CardHistory[]
  readonly #reviews: FSRSBindingReview[][]
  readonly #items: (FSRSBindingItem | undefined)[][]

  constructor(cards: readonly CardHistory[]) {
    this.#cards = cards
    this.#items = cards.map(() => [])
    this.#reviews = cards.map(({ ratings, deltaDays }) =>
      ratings.map((rating, index) => new FSRSBindingReview(rating, deltaDays[index] ?? 0)),
    )
  }

  of(samples: readonly Sample[]): FSRSBindingItem[] {
    const items: FSRSBindingItem[] = []
    for (const { card, position } of samples) {
      // An item without a wait of a day or more makes the optimizer abort.
      if (!((this.#cards[card]?.deltaDays[position] ?? 0) > 0)) continue
      const ofCard = this.#items[card] ?? []
      const item = ofCard[position] ?? new FSRSBindingItem((this.#reviews[card] ?? []).slice(0, position + 1))
      ofCard[position] = item
      items.push(item)
    }
    return items
  }
}

function send(message: FitMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

await main()
