/** The day and the chapters: empty, full and done. */
import { expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { useBrowser } from '@/tests/support/browser'
import { becomeGuestWithNotes, SMALL_NOTE } from '@/tests/support/guest-with-notes'

const app = useApp()
const browser = useBrowser()

it('without notes both pages teach the next step', async () => {
  const page = await browser().open()
  await becomeGuestWithNotes(page, app().url, {})
  for (const path of ['/today', '/mastery']) {
    await page.goto(app().url + path)
    await page.getByRole('main').getByRole('link', { name: 'Bring notes' }).click()
    await page.waitForURL('**/bring')
  }
})

it('Enter starts the day, a chapter can be studied alone, and the day ends', async () => {
  const page = await browser().open()
  await becomeGuestWithNotes(page, app().url)
  await page.goto(`${app().url}/today`)
  const heading = page.getByRole('heading', { level: 1 })
  await page.getByRole('link', { name: 'Start' }).waitFor()
  expect(await heading.textContent()).toMatch(/^\d+ cards/)
  await page.getByRole('main').getByRole('link', { name: /Tools/ }).click()
  await page.waitForURL(/review\?note=.*chapter=Tools/)
  await page.getByText(/Allotment › Tools/i).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: 'Start' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/review')
  const end = page.getByTestId('end')
  const reveal = page.getByRole('button', { name: 'Show the answer' })
  for (let turn = 0; turn < 40; turn += 1) {
    await end.or(reveal).first().waitFor()
    if (await end.isVisible()) break
    await reveal.click()
    await page.keyboard.press('4')
  }
  await page.getByRole('link', { name: 'Back to today' }).click()
  await page.getByRole('heading', { name: 'Done for today' }).waitFor()
})

it('chapters close, open, and are sorted weakest first', async () => {
  const page = await browser().open()
  await becomeGuestWithNotes(page, app().url, {
    'allotment.md': SMALL_NOTE,
    'bees.md': '# Bees\n\n## Hive\n\n**Drone**: a male bee.\n',
  })
  await page.goto(`${app().url}/review`)
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await page.keyboard.press('4')
  await page.goto(`${app().url}/mastery`)
  const titles = () => page.locator('tbody th').allInnerTexts()
  await expect
    .poll(async () => (await titles()).map(title => title.trim()))
    .toEqual(['Allotment', 'Soil', 'Tools', 'Bees', 'Hive'])
  await page.getByText('Weakest first').click()
  expect((await titles())[0]?.trim()).toBe('Bees')
  await page.getByRole('button', { name: 'Chapters of Allotment' }).click()
  expect((await titles()).map(title => title.trim())).not.toContain('Soil')
  await page.getByRole('link', { name: 'Study Hive' }).click()
  await page.waitForURL(/chapter=Hive/)
  await page.getByRole('button', { name: 'Show the answer' }).waitFor()
})

it('the palette goes to a chapter by a few letters', async () => {
  const page = await browser().open()
  await becomeGuestWithNotes(page, app().url)
  await page.goto(`${app().url}/today`)
  await page.getByRole('link', { name: 'Start' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('A page, a note').fill('soil')
  await page.keyboard.press('Enter')
  await page.waitForURL(/chapter=Soil/)
})
