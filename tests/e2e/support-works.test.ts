import { expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { findAccessibilityFaults, useBrowser } from '@/tests/support/browser'

const app = useApp()
const browser = useBrowser()

it('an unknown address is answered by a page without accessibility faults', async () => {
  const page = await browser().open({ expected: [/404/] })
  const response = await page.goto(`${app().url}/no-such-page`)
  expect(response?.status()).toBe(404)
  expect(await findAccessibilityFaults(page)).toEqual([])
})
