/** A guest with some hundred cards and five months of answers to them, brought as another device would bring them. */
import type { Page } from 'playwright-core'
import { pullResponseSchema } from '@/lib/contracts/sync'
import { becomeGuestWithNotes } from './guest-with-notes'
import { yearOfAnswers } from './learner-history'

const PARTS = [
  'root',
  'stem',
  'leaf',
  'bud',
  'seed',
  'bark',
  'sap',
  'petal',
  'thorn',
  'spore',
  'vein',
  'shoot',
]
const DOINGS = [
  'stores water through a dry summer',
  'turns towards the light in the morning',
  'closes when the nights grow cold',
  'feeds the bees early in spring',
  'holds the soil on a steep slope',
  'keeps out insects and rot',
  'carries sugar down in autumn',
  'splits open after the first rain',
  'grows anew when it is cut',
  'smells so that moths find it at night',
  'floats down rivers to new banks',
  'sleeps under snow until March',
]

/** Terms in twelve chapters, two cards each way round. */
export function termNote(): string {
  const chapters = PARTS.map((part, nth) => {
    const terms = DOINGS.map((doing, index) => `**${NAMES[index]} ${part}**: a ${part} that ${doing}.`)
    return `## Chapter ${nth + 1}\n\n${terms.join('\n\n')}`
  })
  return `# Plants\n\n${chapters.join('\n\n')}\n`
}
const NAMES = [
  'Cask',
  'Dial',
  'Shut',
  'Lent',
  'Clasp',
  'Mail',
  'Ferry',
  'Burst',
  'Hydra',
  'Lamp',
  'Raft',
  'Frost',
]

const BATCH = 500

/** Gives the number of answers that were taken. */
export async function becomeGuestWithHistory(page: Page, url: string, now = Date.now()): Promise<number> {
  await becomeGuestWithNotes(page, url, { 'plants.md': termNote() })
  const pulled = await page.evaluate(async () => (await fetch('/api/sync/pull?cursor=0')).json())
  const { cards } = pullResponseSchema.parse(pulled)
  const events = yearOfAnswers(
    cards.toSorted((a, b) => a.position - b.position).map(card => card.id),
    now,
    { days: 150 },
  )
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = events.slice(from, from + BATCH)
    const refused = await page.evaluate(
      async body => {
        const response = await fetch('/api/sync/push', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        const answer = await response.json()
        if (!response.ok) return [answer]
        return answer.outcomes.filter((outcome: { status: string }) => outcome.status !== 'accepted')
      },
      { deviceId: batch[0]?.deviceId ?? '', events: batch },
    )
    if (refused.length > 0) throw new Error(`Answers were refused: ${JSON.stringify(refused.slice(0, 3))}`)
  }
  return events.length
}
