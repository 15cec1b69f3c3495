/** Bringing notes: what comes in, what is refused by name, what the learner decides before anything is saved. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { findAccessibilityFaults, useBrowser } from '@/tests/support/browser'

const app = useApp()
const browser = useBrowser()

const TIDES = `# Tides

**Neap tide**: the weakest tide, when sun and moon pull at right angles.

**Spring tide**: the strongest tide, at new moon and at full moon.

\`tide --port Brest\`: prints the tide table of a port

See you at the beach.
`

const keepButton = (page: Page) => page.getByRole('button', { name: /^Keep [\d,]+ cards? from/ })

/** A guest on the import page. */
async function openBring(options: Parameters<ReturnType<typeof browser>['open']>[0] = {}): Promise<Page> {
  const page = await browser().open(options)
  await page.goto(app().url)
  await page.getByRole('button', { name: 'Bring your own' }).click()
  await page.waitForURL('**/bring')
  await page.getByRole('button', { name: 'Choose files' }).waitFor()
  return page
}

const textFile = (name: string, text: string) => ({
  name,
  mimeType: 'text/markdown',
  buffer: Buffer.from(text),
})

function choose(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  return page.getByTestId('choose-files').setInputFiles(files)
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('Drop notes here, or paste Markdown').evaluate((field, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

it('pasted notes become cards that can be edited, dropped and restored before they are kept', async () => {
  const page = await openBring()
  await paste(page, TIDES)
  await page.getByRole('heading', { name: 'Tides', level: 2 }).waitFor()
  const before = await keepButton(page).textContent()
  const count = Number(/\d+/.exec(before ?? '')?.[0])
  expect(count).toBeGreaterThanOrEqual(3)

  await page.getByRole('button', { name: 'Drop this card' }).first().click()
  await page.getByRole('button', { name: `Keep ${count - 1} cards from 1 note` }).waitFor()
  await page.getByRole('button', { name: 'Restore this card' }).click()
  await page.getByRole('button', { name: `Keep ${count} cards from 1 note` }).waitFor()

  await page.getByRole('button', { name: 'Edit this card' }).first().click()
  await page.getByLabel('Front').fill('Which tide is the *weakest*, in my words?')
  await page.keyboard.press('Control+Enter')
  await page.getByText('in my words?').waitFor()
  await page.getByRole('button', { name: 'Drop this card' }).last().click()

  await page.getByRole('button', { name: 'Why no card?' }).click()
  await page
    .getByText(/^No card:/)
    .first()
    .waitFor()
  expect(await findAccessibilityFaults(page)).toEqual([])

  await keepButton(page).click()
  await page.getByRole('heading', { name: '1 note kept' }).waitFor()
  expect(await findAccessibilityFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'See the notes' }).click()
  await page.getByRole('link', { name: 'Tides' }).click()
  await page.getByText('in my words?').waitFor()
  expect(await page.getByRole('button', { name: 'Restore this card' }).count()).toBe(1)
})

it('the same note again says what changes, and keeps the cards that did not', async () => {
  const page = await openBring()
  await choose(page, [textFile('tides.md', TIDES)])
  await keepButton(page).click()
  await page.getByRole('button', { name: 'Bring more' }).click()

  const changed = TIDES.replace('See you', '**Slack water**: the pause between ebb and flood.\n\nSee you')
  await choose(page, [textFile('tides.md', changed)])
  await page.getByText(/Updates notes you have:.*[1-9]\d* kept, 0 matched, [1-9]\d* new, 0 retired/).waitFor()
  await keepButton(page).click()
  await page.getByText(/cards? kept as they were, 0 matched after an edit, [1-9]\d* new/).waitFor()
  await page.goto(`${app().url}/notes`)
  expect(await page.getByRole('link', { name: 'Tides' }).count()).toBe(1)
})

it('every bad file is named with its reason, and the others come in', async () => {
  const page = await openBring()
  const latin = Buffer.from(
    '# Caf\u{e9}\n\n**Cr\u{e8}me**: ce qui monte \u{e0} la surface du lait, \u{e9}paisse et d\u{e9}licieuse.\n',
    'latin1',
  )
  const vault = zipSync({
    'vault/knots.md': strToU8('# Knots\n\n**Bowline**: a loop that does not slip.\n'),
    '../evil.md': strToU8('**Evil**: a note that wants out.'),
    'vault/inner.zip': strToU8('PK'),
    '.obsidian/app.json': strToU8('{}'),
  })
  await choose(page, [
    textFile('tides.md', TIDES),
    textFile('empty.md', ' \n'),
    textFile('scan.md', '%PDF-1.7 …'),
    textFile('huge.md', 'x'.repeat(5 * 1024 * 1024 + 1)),
    { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
    { name: 'latin.txt', mimeType: 'text/plain', buffer: latin },
    { name: 'broken.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip') },
    { name: 'vault.zip', mimeType: 'application/zip', buffer: Buffer.from(vault) },
  ])
  await page.getByRole('button', { name: /from 3 notes$/ }).waitFor()
  const told = await page
    .getByRole('region', { name: 'Files left out' })
    .getByRole('listitem')
    .allTextContents()
  expect(told.map(line => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'empty.md is empty.',
    'scan.md holds a',
    'huge.md is 5.1',
    'photo.png is not',
    'broken.zip cannot be',
  ])
  await page.getByRole('button', { name: /Show more/ }).click()
  await page.getByText('vault.zip › ../evil.md has “..” in its path').waitFor()
  await page.getByText('vault.zip › vault/inner.zip is a zip inside a zip').waitFor()
  await page.getByRole('button', { name: /latin\.txt/ }).click()
  await page.getByText(/converted from Western/).waitFor()
  await page.getByText('Crème').first().waitFor()
  expect(await findAccessibilityFaults(page)).toEqual([])
  await keepButton(page).click()
  await page.getByRole('heading', { name: '3 notes kept' }).waitFor()
})

it('HTML and scripts in a note are shown as text and never run', async () => {
  const page = await openBring()
  const attack = [
    '# Attack',
    '',
    '<script>window.hacked = 1</script>',
    '',
    '**Bait**: <img src="x" onerror="window.hacked = 2"> [press](javascript:window.hacked=3) <iframe src="/"></iframe>',
    '',
  ].join('\n')
  await choose(page, [textFile('attack.md', attack)])
  await page.getByText('Bait').first().waitFor()
  expect(
    await page.locator('article script, article img, article iframe, article a[href^="javascript"]').count(),
  ).toBe(0)
  await keepButton(page).click()
  await page.getByRole('link', { name: 'See the notes' }).click()
  await page.getByRole('link', { name: 'Attack' }).click()
  await page.getByText('Bait').first().waitFor()
  expect(await page.evaluate('window.hacked')).toBeUndefined()
})

it('a folder comes in with its paths; hidden folders and pictures are skipped quietly', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'recto-e2e-'))
  try {
    await mkdir(path.join(folder, 'vault/.obsidian'), { recursive: true })
    await mkdir(path.join(folder, 'vault/sea'))
    await writeFile(path.join(folder, 'vault/sea/tides.md'), TIDES)
    await writeFile(
      path.join(folder, 'vault/knots.md'),
      '# Knots\n\n**Bowline**: a loop that does not slip.\n',
    )
    await writeFile(path.join(folder, 'vault/map.png'), 'no picture')
    await writeFile(path.join(folder, 'vault/.obsidian/workspace.md'), 'settings')
    const page = await openBring()
    await page.getByTestId('choose-folder').setInputFiles(path.join(folder, 'vault'))
    await page.getByRole('button', { name: /from 2 notes$/ }).waitFor()
    await page.getByRole('button', { name: /vault\/sea\/tides\.md/ }).waitFor()
    await page.getByText(/Skipped: 1 file that is not notes, 1 hidden file/).waitFor()
    expect(await page.getByRole('region', { name: 'Files left out' }).getByRole('listitem').count()).toBe(0)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

it('a vault of 600 notes stays usable and is kept in batches', async () => {
  const page = await openBring()
  const files: Record<string, Uint8Array> = {}
  for (let n = 1; n <= 600; n += 1) {
    files[`vault/note-${n}.md`] = strToU8(
      `# Note ${n}\n\n**Term ${n}**: the meaning that belongs to number ${n}.\n`,
    )
  }
  await choose(page, [
    { name: 'vault.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync(files)) },
  ])
  await page.getByRole('button', { name: /from 600 notes$/ }).waitFor()
  await page.getByLabel('Find a note').fill('note-333')
  await page.getByRole('button', { name: /note-333\.md/ }).click()
  await page.getByRole('heading', { name: 'Note 333', level: 2 }).waitFor()
  await page.getByRole('button', { name: 'Leave this note out' }).click()
  await page.getByRole('button', { name: /from 599 notes$/ }).click()
  await page.getByRole('heading', { name: '599 notes kept' }).waitFor({ timeout: 50_000 })
})

it('a long import can be cancelled, and what was read by then is still there', async () => {
  const page = await openBring()
  const files: Record<string, Uint8Array> = {}
  for (let n = 1; n <= 5_000; n += 1) {
    const terms = Array.from(
      { length: 12 },
      (_, k) => `**Term ${n}.${k}**: the meaning that belongs to it alone.\n`,
    )
    files[`vault/note-${n}.md`] = strToU8(`# Note ${n}\n\n${terms.join('\n')}`)
  }
  await choose(page, [
    { name: 'vault.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync(files)) },
  ])
  await page.getByText(/Reading [1-9][\d,]* of 5,000 files/).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText(/Reading was cancelled\. [1-9][\d,]* notes? had been read/).waitFor()
  await keepButton(page).waitFor()
  // More can be added; a name that is taken stays with the note that has it.
  await choose(page, [textFile('tides.md', TIDES)])
  await page.getByLabel('Find a note').fill('tides')
  await page.getByRole('button', { name: /tides\.md/ }).waitFor()
  await page.getByRole('button', { name: 'Start over' }).click()
  await page.getByRole('button', { name: 'Choose a folder' }).waitFor()
})

it('an upload that fails says so, keeps everything, and goes on where it stopped', async () => {
  const page = await openBring({ expected: [/400/] })
  await choose(page, [textFile('tides.md', TIDES)])
  let isDown = true
  await page.route('**/api/import', route =>
    isDown
      ? route.fulfill({ status: 400, json: { error: { message: 'The disk is full.' } } })
      : route.continue(),
  )
  await keepButton(page).click()
  await page.getByText('The disk is full.').waitFor()
  isDown = false
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: '1 note kept' }).waitFor()
})
