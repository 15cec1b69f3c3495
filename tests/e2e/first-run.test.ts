/** A newcomer: from the first page to a graded card in three clicks, without an account. */
import { expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { findAccessibilityFaults, useBrowser } from '@/tests/support/browser'

const app = useApp()
const browser = useBrowser()

it.each([
  { width: 1280, colorScheme: 'light' as const },
  { width: 320, colorScheme: 'dark' as const },
])('the first page, $width px wide, leads to a graded card', async options => {
  const page = await browser().open(options)
  await page.goto(app().url)
  expect(await page.title()).toContain('Recto')
  expect(await findAccessibilityFaults(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await page.getByRole('button', { name: 'Try it with sample notes' }).click()
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await page.getByRole('button', { name: /^Good/ }).click()
  await page.getByRole('button', { name: 'Show the answer' }).waitFor()

  // Who has begun is sent on, and stays who they are.
  await page.goto(app().url)
  await page.waitForURL('**/today')
})

it('no link on the first pages leads nowhere', async () => {
  const page = await browser().open()
  const seen = new Set<string>()
  for (const path of ['/', '/sign-in', '/sign-up', '/sign-in?sent=1']) {
    await page.goto(app().url + path)
    for (const href of await page
      .locator('a[href]')
      .evaluateAll(links => links.map(link => link.getAttribute('href')))) {
      if (href !== null) seen.add(href)
    }
  }
  expect(seen.size).toBeGreaterThan(2)
  for (const href of seen) {
    const response = await page.request.get(new URL(href, app().url).href)
    expect([href, response.status()]).toEqual([href, 200])
  }
})

it('the next-auth answers that people see are sentences', async () => {
  const page = await browser().open()
  for (const [code, words] of [
    ['Verification', 'used already or is too old'],
    ['OAuthAccountNotLinked', 'signs in another way'],
    ['<script>', 'Signing in did not work'],
  ]) {
    await page.goto(`${app().url}/sign-in?error=${encodeURIComponent(code ?? '')}`)
    await page.getByText(words ?? '').waitFor()
  }
})
