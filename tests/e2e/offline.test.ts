/** With no network at all: pages open, answers count, and everything is sent when it is back. */

import { Client } from 'pg'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { useBrowser } from '@/tests/support/browser'
import { openCuttableNetwork } from '@/tests/support/cuttable-network'
import { becomeGuestWithNotes } from '@/tests/support/guest-with-notes'

const app = useApp()
const browser = useBrowser()

/** What a browser says of itself while there is no network, and Next of its own prefetching. */
const offlineWords = [
  /ERR_CONNECTION_(?:REFUSED|RESET|CLOSED)/,
  /ERR_EMPTY_RESPONSE/,
  /Failed to fetch RSC payload/,
  /ERR_FAILED/,
]

const keptPages = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter(name => name.startsWith('recto-pages-'))
    const pages = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
    return pages.flat().map(request => new URL(request.url).pathname.replace(/[0-9a-f-]{36}/, 'ID'))
  })

async function eventTypes(): Promise<readonly string[]> {
  const client = new Client({ connectionString: app().database.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ type: string }>('SELECT type::text FROM review_event ORDER BY at')
    return rows.map(row => row.type)
  } finally {
    await client.end()
  }
}

it('S22: after one visit today, review, mastery and notes open without a network, and answers are sent later', async () => {
  const network = await openCuttableNetwork(app().url)
  const { url } = network
  const first = await browser().open({ expected: offlineWords })
  const context = first.context()
  await becomeGuestWithNotes(first, url)
  await first.goto(`${url}/today`)
  await expect
    .poll(() => keptPages(first), { timeout: 20_000, interval: 250 })
    .toEqual(expect.arrayContaining(['/today', '/review', '/mastery', '/notes', '/notes/ID']))

  await network.cut()
  // Another tab, with nothing in memory, as after a restart of the browser.
  await first.close()
  const page = await browser().open({ in: context, expected: offlineWords })
  await page.goto(`${url}/today`)
  await page
    .getByRole('link', { name: /start reviewing|review/i })
    .first()
    .waitFor()
  await page.goto(`${url}/mastery`)
  await page
    .getByText(/0 of \d+ cards seen/)
    .first()
    .waitFor()
  await page.goto(`${url}/notes`)
  await page.getByRole('link', { name: 'Allotment' }).click()
  await page.waitForURL(/\/notes\/[0-9a-f-]{36}/)
  await page.getByText('soil with about equal parts').first().waitFor()
  await page.goto(`${url}/settings`)
  await page.getByRole('heading', { name: 'This page needs a connection' }).waitFor()

  await page.goto(`${url}/review`)
  for (const key of ['3', '4']) {
    await page.getByRole('button', { name: 'Show the answer' }).click()
    await page.getByRole('button', { name: /^Good/ }).waitFor()
    await page.keyboard.press(key)
  }
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await page.getByText('Offline, 3 waiting').waitFor()
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await page.getByRole('button', { name: /^Good/ }).waitFor()
  await page.keyboard.press('s')
  await page.getByText('Offline, 4 waiting').waitFor()
  await page.reload()
  await page.getByText('Offline, 4 waiting').waitFor()
  expect(await eventTypes()).toEqual([])

  await network.mend()
  await expect
    .poll(eventTypes, { timeout: 20_000, interval: 250 })
    .toEqual(['answer', 'answer', 'undo', 'suspend'])
  await network.cut()
}, 150_000)
