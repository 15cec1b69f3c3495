/** Statistics: taught when empty, and months of answers in nine plots that a phone and a screen reader can read. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { findAccessibilityFaults, useBrowser } from '@/tests/support/browser'
import { becomeGuestWithHistory } from '@/tests/support/guest-with-history'
import { becomeGuestWithNotes } from '@/tests/support/guest-with-notes'

const app = useApp()
const browser = useBrowser()
const shots = process.env['STATISTICS_SHOTS']

const PLOTS = [
  'Coming reviews',
  'Chance of recall today',
  'How long memories last',
  'How hard cards are for you',
  'Recalled when asked',
  'Minutes a day',
  'Buttons you press',
  'Recall by hour of the day',
  'Days you studied',
]

const LOOKS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
]

const plot = (page: Page, title: string) => page.getByRole('region', { name: title })
const drawn = (page: Page) => page.locator('main [role="img"] svg')

it('without notes it leads to them, without answers to the first review', async () => {
  const page = await browser().open()
  await becomeGuestWithNotes(page, app().url, {})
  await page.goto(`${app().url}/statistics`)
  await page.getByRole('main').getByRole('link', { name: 'Bring notes' }).waitFor()
  const other = await browser().open()
  await becomeGuestWithNotes(other, app().url)
  await other.goto(`${app().url}/statistics`)
  await other.getByRole('link', { name: 'Review your first cards' }).waitFor()
  expect(await findAccessibilityFaults(other)).toEqual([])
})

it('one answer is enough for a page without faults', async () => {
  const page = await browser().open({ width: 320 })
  await becomeGuestWithNotes(page, app().url)
  await page.goto(`${app().url}/review`)
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await page.keyboard.press('3')
  await page.goto(`${app().url}/statistics`)
  await plot(page, 'Days you studied').getByText('You studied on 1 day of the last year').waitFor()
  await page.getByText('No card that was already learned came up').waitFor()
  await expect.poll(() => drawn(page).count()).toBe(7)
  expect(await findAccessibilityFaults(page)).toEqual([])
})

it('months of answers are drawn, said and tabulated, on a phone and a desk, in light and dark', async () => {
  const page = await browser().open()
  const total = await becomeGuestWithHistory(page, app().url)
  expect(total).toBeGreaterThan(1_000)
  await page.goto(`${app().url}/today`)
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Statistics' }).click()
  await page.waitForURL(/\/statistics/)
  await expect.poll(() => drawn(page).count(), { timeout: 20_000 }).toBe(PLOTS.length)
  const titles = await page.locator('main h3').allInnerTexts()
  expect(titles.map(title => title.toLowerCase()).sort()).toEqual(
    PLOTS.map(title => title.toLowerCase()).sort(),
  )
  for (const title of PLOTS) {
    const region = plot(page, title)
    const sentence = await region.locator('p').first().textContent()
    expect(sentence, title).toMatch(/[a-z].*\.$/)
    expect(await region.getByRole('img').getAttribute('aria-label')).toBe(`Plot. ${sentence}`)
    await region.getByText('Numbers').click()
    expect(await region.locator('tbody tr').count(), title).toBeGreaterThan(2)
  }
  expect(await findAccessibilityFaults(page)).toEqual([])
  for (const title of PLOTS) await plot(page, title).getByText('Numbers').click()

  for (const look of LOOKS) {
    await page.setViewportSize(look)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      // Drawn anew to the width there is now.
      await expect.poll(() => lettersOutside(page), { timeout: 20_000 }).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      expect(await findAccessibilityFaults(page)).toEqual([])
      if (shots !== undefined) {
        await page.screenshot({ path: `${shots}/${look.width}-${colorScheme}.png`, fullPage: true })
      }
    }
  }

  await page.getByText('Year', { exact: true }).click()
  await page.waitForURL(/span=year/)
  await plot(page, 'Minutes a week').waitFor()
  await page.reload()
  const buttons = plot(page, 'Buttons you press')
  await buttons.getByText('Numbers').click()
  const presses = (await buttons.locator('tbody td').allInnerTexts()).map(cell =>
    Number(cell.replace(/ \(.*/, '').replaceAll(',', '')),
  )
  expect(presses.reduce((sum, each) => sum + each, 0)).toBe(total)
  expect(await page.getByRole('radio', { name: 'Year' }).isChecked()).toBe(true)
}, 180_000)

it('the plotting library is fetched by this page alone', async () => {
  const page = await browser().open()
  await becomeGuestWithNotes(page, app().url)
  const scripts: string[] = []
  page.on('response', response => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(response.url())
  })
  for (const path of ['/today', '/review', '/mastery']) {
    await page.goto(app().url + path)
    await page.waitForLoadState('networkidle')
  }
  const contents = await page.evaluate(
    urls => Promise.all(urls.map(async url => (await fetch(url)).text())),
    [...new Set(scripts)],
  )
  expect(contents.length).toBeGreaterThan(3)
  // A class name that the library writes into its drawings.
  expect(contents.filter(text => text.includes('plot-d6a7b5'))).toEqual([])
})

/** Labels of a plot that reach beyond their drawing, where they would be cut off. */
function lettersOutside(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main [role="img"]')].flatMap(place => {
      const frame = place.getBoundingClientRect()
      return [...place.querySelectorAll('text')]
        .filter(text => {
          const box = text.getBoundingClientRect()
          return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1
        })
        .map(text => `${place.getAttribute('aria-label')}: ${text.textContent}`)
    }),
  )
}
