/** A guest in a fresh browser who has brought notes: where most end-to-end tests begin. */
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'

/** Terms give two cards each way round, a command one to type; see the rules of the generator. */
export const SMALL_NOTE = `# Allotment

## Soil

**Loam**: soil with about equal parts of sand, silt and clay.

**Tilth**: how fit the soil is for sowing.

## Tools

- \`dig --depth 30\`: turn the bed over
`

export async function becomeGuestWithNotes(
  page: Page,
  url: string,
  notes: Readonly<Record<string, string>> = { 'allotment.md': SMALL_NOTE },
): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: 'Bring your own' }).click()
  await page.waitForURL('**/bring')
  if (Object.keys(notes).length === 0) return
  const body = {
    importId: randomUUID(),
    batch: 0,
    notes: Object.entries(notes).map(([path, text]) => ({ path, text, decisions: [] })),
  }
  const answer = await page.evaluate(async request => {
    const response = await fetch('/api/import', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    })
    return { status: response.status, text: await response.text() }
  }, body)
  if (answer.status !== 200) throw new Error(`The notes were not taken: ${answer.status} ${answer.text}`)
}
