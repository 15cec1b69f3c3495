/** Notes are brought, studied, edited and brought again: the cards follow, and all of it can be undone. */
import { strToU8, zipSync } from 'fflate'
import { Client } from 'pg'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { findAccessibilityFaults, useBrowser } from '@/tests/support/browser'

const app = useApp()
const browser = useBrowser()

const KNOTS = [
  '# Knots',
  '',
  '## Loops',
  '',
  '**Bowline**: a loop at the end of a rope that does not slip under load.',
  '',
  '**Alpine butterfly**: a loop in the midle of a rope that takes load in three directions.',
  '',
].join('\n')
const SAILS = [
  '# Sails',
  '',
  '**Jib**: a three-cornered sail set ahead of the foremost mast.',
  '',
  '**Spinnaker**: a large light sail for courses before the wind.',
  '',
].join('\n')
const LINES = ['# Lines', '', '**Halyard**: the line that hoists a sail.', ''].join('\n')
const ANCHORS = ['# Anchors', '', '**Fluke**: the part of an anchor that digs into the bottom.', ''].join(
  '\n',
)

const BEFORE = { 'knots.md': KNOTS, 'sails.md': SAILS, 'lines.md': LINES, 'anchors.md': ANCHORS }
const SPINNAKER = '**Spinnaker**: a large light sail for courses before the wind.\n'
/** A heading renamed and a slip mended, a passage moved to another file, a passage deleted. */
const AFTER = {
  'knots.md': KNOTS.replace('## Loops', '## Loops in a rope').replace('midle', 'middle'),
  'sails.md': SAILS.replace(SPINNAKER, ''),
  'lines.md': `${LINES}\n${SPINNAKER}`,
  'anchors.md': '# Anchors\n\nNothing here yet.\n',
}

async function chooseVault(page: Page, notes: Readonly<Record<string, string>>): Promise<void> {
  const files = Object.fromEntries(
    Object.entries(notes).map(([path, text]) => [`sea/${path}`, strToU8(text)]),
  )
  await page
    .getByTestId('choose-files')
    .setInputFiles([{ name: 'sea.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync(files)) }])
}

/** What the database holds of every card, by the words the note first had for it. */
async function readCards(): Promise<Map<string, { id: string; status: string; note: string; reps: number }>> {
  const client = new Client({ connectionString: app().database.ownerUrl })
  await client.connect()
  try {
    await client.query(`SET app.operator = 'on'`)
    const { rows } = await client.query<{
      id: string
      front: string
      back: string
      status: string
      note: string
      reps: number
    }>(
      `SELECT c.id, note_front AS front, note_back AS back, c.status, n.path AS note, coalesce(m.reps, 0) AS reps
       FROM card c JOIN note n ON n.user_id = c.user_id AND n.id = c.note_id
       LEFT JOIN card_memory m ON m.user_id = c.user_id AND m.card_id = c.id`,
    )
    return new Map(rows.map(row => [`${row.front} / ${row.back}`, row]))
  } finally {
    await client.end()
  }
}

it('progress follows edited, moved and deleted passages, and the import can be undone', async () => {
  const page = await browser().open()
  page.setDefaultTimeout(60_000)
  await page.goto(app().url)
  await page.getByRole('button', { name: 'Bring your own' }).click()
  await page.waitForURL('**/bring')
  await chooseVault(page, BEFORE)
  await page.getByRole('button', { name: /knots\.md/ }).waitFor()
  await page.getByText('Bowline').first().waitFor()
  await page.getByRole('button', { name: /^Keep \d+ cards from 4 notes$/ }).click()
  await page.getByRole('heading', { name: '4 notes kept' }).waitFor()

  await page.getByRole('link', { name: 'Start reviewing' }).click()
  const end = page.getByTestId('end')
  const reveal = page.getByRole('button', { name: 'Show the answer' })
  for (let answers = 0; answers < 30; answers += 1) {
    await end.or(reveal).first().waitFor()
    if (await end.isVisible()) break
    await reveal.click()
    await page.keyboard.press('4')
  }
  const before = await expect
    .poll(
      async () => {
        const cards = await readCards()
        return [...cards.values()].filter(card => card.reps > 0).length >= cards.size / 2 ? cards : null
      },
      { timeout: 20_000 },
    )
    .not.toBeNull()
    .then(readCards)

  await page.goto(`${app().url}/bring`)
  await page.getByText('Last brought: 4 notes').waitFor()
  await chooseVault(page, AFTER)
  await page.getByText(/Updates notes you have/).waitFor()
  await page.getByRole('button', { name: /^Keep/ }).click()
  await page.getByText(/cards? kept as they were, \d+ matched after an edit, 0 new/).waitFor()
  await page
    .getByText('See the changes')
    .or(page.getByText(/^See the/))
    .first()
    .click()
  await page.getByText('in the midle of a rope').first().waitFor()
  expect(await findAccessibilityFaults(page)).toEqual([])

  const after = await readCards()
  const byId = new Map([...after.values()].map(card => [card.id, card]))
  expect(byId.size).toBe(before.size)
  for (const [words, card] of before) {
    const isGone = words.includes('Fluke')
    expect(byId.get(card.id), words).toMatchObject({
      reps: card.reps,
      status: isGone ? 'retired' : 'active',
      note: words.includes('Spinnaker') ? 'sea/lines.md' : card.note,
    })
  }

  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByRole('heading', { name: 'Import undone' }).waitFor()
  expect(await findAccessibilityFaults(page)).toEqual([])
  expect(await readCards()).toEqual(before)
})
