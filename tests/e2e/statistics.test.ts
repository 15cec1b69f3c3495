/** Statistics: taught when empty, and a year of answers in nine plots that a phone and a screen reader can read. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
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

describe('a year of answers', () => {
  it('is drawn, said and tabulated', async () => {
    const page = await browser().open()
    const total = await becomeGuestWithHistory(page, app().url)
    expect(total).toBeGreaterThan(1_000)
    await page.goto(`${app().url}/statistics?span=year`)
    await expect.poll(() => drawn(page).count(), { timeout: 20_000 }).toBe(9)
    const titles = await page.locator('main h3').allInnerTexts()
    const wanted = PLOTS.map(title => (title === 'Minutes a day' ? 'Minutes a week' : title))
    expect(titles.map(title => title.toLowerCase()).sort()).toEqual(
      wanted.map(title => title.toLowerCase()).sort(),
    )

    const buttons = plot(page, 'Buttons you press')
    await buttons.getByText('Numbers').click()
    const presses = (await buttons.locator('tbody td').allInnerTexts()).map(cell =>
      Number(cell.replace(/ \(.*/, '').replaceAll(',', '')),
    )
    expect(presses.reduce((sum, each) => sum + each, 0)).toBe(total)

    const ahead = plot(page, 'Coming reviews')
    await ahead.getByText('Numbers').click()
    expect(await ahead.locator('tbody tr').count()).toBe(30)
    expect(await ahead.getByRole('img').getAttribute('aria-label')).toContain('due today')

    await page.getByText('Month', { exact: true }).first().click()
    await page.waitForURL(/span=month/)
    await plot(page, 'Minutes a day').waitFor()
    await page.reload()
    expect(await page.getByRole('radio', { name: 'Month' }).isChecked()).toBe(true)
  })

  it.each([
    { width: 320, colorScheme: 'light' as const, hasTouch: true },
    { width: 390, height: 844, colorScheme: 'dark' as const, hasTouch: true },
    { width: 390, height: 844, colorScheme: 'light' as const, hasTouch: true },
    { width: 1280, colorScheme: 'light' as const },
    { width: 1280, colorScheme: 'dark' as const },
  ])('fits $width px, $colorScheme, without a fault', async look => {
    const page = await browser().open(look)
    await becomeGuestWithHistory(page, app().url)
    await page.goto(`${app().url}/statistics`)
    await expect.poll(() => drawn(page).count(), { timeout: 20_000 }).toBe(9)
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    expect(await lettersOutside(page)).toEqual([])
    expect(await findAccessibilityFaults(page)).toEqual([])
    if (shots !== undefined) {
      await page.screenshot({ path: `${shots}/${look.width}-${look.colorScheme}.png`, fullPage: true })
    }
  })
})

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
