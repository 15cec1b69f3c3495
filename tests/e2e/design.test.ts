/** Every page of a signed-in learner, narrow and wide, light and dark: nothing for axe to find, nothing cut off. */
import { describe, expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { findAccessibilityFaults, useBrowser } from '@/tests/support/browser'
import { becomeGuestWithNotes } from '@/tests/support/guest-with-notes'

const app = useApp()
const browser = useBrowser()

const PAGES = [
  { path: '/today', title: 'Today', ready: 'main h1' },
  { path: '/review', title: 'Review', ready: '[data-testid="front"]' },
  { path: '/mastery', title: 'Mastery', ready: 'main table' },
  { path: '/notes', title: 'Notes', ready: 'main h1' },
  { path: '/settings', title: 'Settings', ready: 'main h1' },
  { path: '/bring', title: 'Bring notes', ready: 'main h1' },
]
const LOOKS = [
  { width: 320, colorScheme: 'light' as const, hasTouch: true },
  { width: 390, colorScheme: 'dark' as const, hasTouch: true },
  { width: 1280, colorScheme: 'light' as const },
  { width: 1920, colorScheme: 'dark' as const },
]
/** A word that no line can break, and code wider than a phone. */
const WIDE_NOTE = `# Lengths

## A_chapter_whose_title_is_one_word_of_considerable_length_that_does_not_break

**Pneumonoultramicroscopicsilicovolcanoconiosis**: a word, and \`a --very-long-command --with=many --flags=that-go-on --and=on\`.
`

describe.each(LOOKS)('$width px, $colorScheme', look => {
  it('every page has a title, fits, and is accessible', async () => {
    const page = await browser().open(look)
    await becomeGuestWithNotes(page, app().url, { 'lengths.md': WIDE_NOTE })
    for (const { path, title, ready } of PAGES) {
      await page.goto(app().url + path)
      await page.locator(ready).first().waitFor()
      expect(await page.title(), path).toContain(title)
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0)
      expect(await findAccessibilityFaults(page), path).toEqual([])
    }
    await page.goto(`${app().url}/review`)
    await page.getByRole('button', { name: 'Show the answer' }).click()
    await page.getByRole('button', { name: /^Good/ }).waitFor()
    expect(await findAccessibilityFaults(page), 'the answer').toEqual([])
    await page.getByRole('button', { name: 'More for this card' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /^Edit/ }).click()
    await page.getByLabel('Question').waitFor()
    expect(await findAccessibilityFaults(page), 'the edit dialog').toEqual([])
  })
})

it('a chosen theme holds over a reload, whatever the system says', async () => {
  const page = await browser().open({ colorScheme: 'light' })
  await becomeGuestWithNotes(page, app().url)
  await page.goto(`${app().url}/today`)
  await page.getByRole('link', { name: 'Start' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByText('Dark colours').click()
  const theme = () => page.locator('html').getAttribute('data-theme')
  await expect.poll(theme).toBe('dark')
  await page.reload()
  expect(await theme()).toBe('dark')
})

it('no link in the app leads nowhere', async () => {
  const page = await browser().open()
  await becomeGuestWithNotes(page, app().url)
  const seen = new Set<string>()
  for (const { path, ready } of PAGES) {
    await page.goto(app().url + path)
    await page.locator(ready).first().waitFor()
    const links = page.locator('a[href^="/"]')
    for (const href of await links.evaluateAll(all => all.map(link => link.getAttribute('href')))) {
      if (href !== null) seen.add(href)
    }
  }
  expect(seen.size).toBeGreaterThan(5)
  for (const href of seen) {
    const response = await page.request.get(app().url + href)
    expect([href, response.status()]).toEqual([href, 200])
  }
})

it('the keyboard reaches the page past the rail', async () => {
  const page = await browser().open()
  await becomeGuestWithNotes(page, app().url)
  await page.goto(`${app().url}/today`)
  await page.getByRole('link', { name: 'Start' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement?.id')).toBe('main')
})
