/** `npm run screenshots` draws every page into docs/screenshots, at two widths, in light and dark. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { useBrowser } from '@/tests/support/browser'

const app = useApp()
const browser = useBrowser()
const folder = path.resolve(import.meta.dirname, '../../docs/screenshots')
const sample = path.resolve(import.meta.dirname, '../../public/samples/docker.md')

const answerSome = async (page: Page, count: number) => {
  for (let nth = 0; nth < count; nth++) {
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: /^Good/ }).waitFor()
    await page.keyboard.press(nth % 5 === 0 ? '1' : '4')
  }
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const

for (const { width, height } of sizes) {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`${width} px, ${colorScheme}`, async () => {
      await mkdir(folder, { recursive: true })
      const page = await browser().open({ width, height, colorScheme })
      const shoot = async (name: string) => {
        await page.waitForLoadState('networkidle')
        // What turns or settles has come to rest.
        await page.waitForTimeout(400)
        await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`) })
      }
      await page.goto(app().url)
      await shoot('welcome')
      await page.goto(`${app().url}/sign-up`)
      await shoot('sign-up')

      await page.goto(app().url)
      await page.getByRole('button', { name: /sample notes/i }).click()
      await page.waitForURL(/\/review/)
      await page.getByRole('button', { name: /show the answer/i }).waitFor()
      await answerSome(page, 12)
      await page.keyboard.press('Space')
      await page.getByRole('button', { name: /^Good/ }).waitFor()
      await shoot('review')

      for (const name of ['today', 'mastery', 'statistics', 'notes', 'settings', 'bring']) {
        await page.goto(`${app().url}/${name}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForTimeout(800)
        await shoot(name)
      }
      await page.getByTestId('choose-files').setInputFiles(sample)
      await page.getByRole('button', { name: /^Keep/ }).waitFor()
      await page.waitForTimeout(1_000)
      await shoot('preview')
      await page.goto(`${app().url}/notes`)
      await page.getByRole('link', { name: 'Docker', exact: true }).click()
      await page.waitForURL(/\/notes\/.+/)
      await page.waitForTimeout(1_000)
      await shoot('note')
    })
  }
}
