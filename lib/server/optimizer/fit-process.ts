import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding'
import { type FitWeights, optimize } from '@/lib/core/training/optimize'
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
  const fitWeights: FitWeights = async (cards, samples) => {
    const items: FSRSBindingItem[] = []
    for (const { card, position } of samples) {
      const history = cards[card]
      // An item without a wait of a day or more makes the optimizer abort.
      if (history === undefined || !((history.deltaDays[position] ?? 0) > 0)) continue
      const reviews: FSRSBindingReview[] = []
      for (let index = 0; index <= position; index++) {
        reviews.push(new FSRSBindingReview(history.ratings[index] ?? 0, history.deltaDays[index] ?? 0))
      }
      items.push(new FSRSBindingItem(reviews))
    }
    try {
      return await computeParameters(items, {
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

function send(message: FitMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

await main()
