/** The tools of the other end-to-end tests can fail: a fault on a page is found. */
import { expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { findAccessibilityFaults, useBrowser } from '@/tests/support/browser'

const app = useApp()
const browser = useBrowser()

it('an address that does not exist answers 404', async () => {
  const page = await browser().open({ expected: [/404/] })
  const response = await page.goto(`${app().url}/no-such-page`)
  expect(response?.status()).toBe(404)
})

it('an accessibility fault is found and named', async () => {
  const page = await browser().open()
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>')
  expect(await findAccessibilityFaults(page)).toEqual([expect.stringContaining('image-alt')])
})
