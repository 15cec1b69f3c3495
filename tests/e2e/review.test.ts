/** Reviewing by keyboard and by touch: what is shown, what moves, and what counts. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { useBrowser } from '@/tests/support/browser'
import { becomeGuestWithNotes } from '@/tests/support/guest-with-notes'

const app = useApp()
const browser = useBrowser()

const openReview = async (options: Parameters<ReturnType<typeof browser>['open']>[0] = {}) => {
  const page = await browser().open(options)
  await becomeGuestWithNotes(page, app().url)
  await page.goto(`${app().url}/review`)
  await page.getByRole('button', { name: 'Show the answer' }).waitFor()
  return page
}
const front = async (page: Page) => (await page.getByTestId('front').textContent()) ?? ''
const left = async (page: Page) => Number.parseInt((await page.getByText(/\d+ left/).textContent()) ?? '', 10)
/** Answers that the sitting's end speaks of, as a whole sentence. */
const reviewToTheEnd = async (page: Page) => {
  const end = page.getByTestId('end')
  const reveal = page.getByRole('button', { name: 'Show the answer' })
  for (let answers = 0; answers < 40; answers += 1) {
    await end.or(reveal).first().waitFor()
    if (await end.isVisible()) return answers
    await reveal.click()
    await page.keyboard.press('4')
  }
  throw new Error('The sitting does not end.')
}

it('space reveals without moving anything, a number grades, u takes it back', async () => {
  const page = await openReview()
  const first = await front(page)
  const line = page.locator('main hr')
  const before = await line.boundingBox()
  const foot = await page.getByRole('button', { name: 'Show the answer' }).locator('..').boundingBox()
  await page.keyboard.press('Space')
  const good = page.getByRole('button', { name: /^Good/ })
  await good.waitFor()
  expect(await line.boundingBox()).toEqual(before)
  expect((await good.locator('..').locator('..').boundingBox())?.y).toBe(foot?.y)
  expect(await page.getByTestId('back').textContent()).not.toBe('')
  await page.keyboard.press('4')
  await expect.poll(() => front(page)).not.toBe(first)
  await page.keyboard.press('u')
  await expect.poll(() => front(page)).toBe(first)
})

it('a number before the answer is shown does nothing, and a held key grades once', async () => {
  const page = await openReview()
  const first = await front(page)
  await page.keyboard.press('3')
  expect(await front(page)).toBe(first)
  await page.keyboard.press('Space')
  await page.keyboard.down('4')
  await page.keyboard.down('4')
  await page.keyboard.down('4')
  await page.keyboard.up('4')
  await reviewToTheEnd(page)
  const sentence = (await page.getByTestId('end').locator('..').textContent()) ?? ''
  const [cards, answers] = (sentence.match(/(\d+) cards?, (\d+) answers?/) ?? []).slice(1)
  expect(answers).toBe(cards)
})

it('what a grade promises is what happens: the day on the button is the day the card is due', async () => {
  const page = await openReview()
  await page.keyboard.press('Space')
  const easy = page.getByRole('button', { name: /^Easy\s*, again in \d+ days/ })
  const days = Number(((await easy.textContent()) ?? '').match(/in (\d+) days/)?.[1])
  await easy.click()
  await expect.poll(() => page.getByRole('button', { name: 'Show the answer' }).isVisible()).toBe(true)
  const due = await page.evaluate(async () => {
    const [info] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('recto'))
    const open = indexedDB.open(info?.name ?? '')
    const db = await new Promise<IDBDatabase>(resolve => {
      open.onsuccess = () => resolve(open.result)
    })
    const found: { dueDay: number | null; lastReviewDay: number | null }[] = []
    for (const table of db.objectStoreNames) {
      const all = db.transaction(table).objectStore(table).getAll()
      const rows = await new Promise<unknown[]>(resolve => {
        all.onsuccess = () => resolve(all.result)
      })
      for (const row of rows) {
        const memory = (row as { memory?: unknown }).memory ?? row
        if (
          typeof memory === 'object' &&
          memory !== null &&
          'dueDay' in memory &&
          'lastReviewDay' in memory
        ) {
          found.push(memory as { dueDay: number | null; lastReviewDay: number | null })
        }
      }
    }
    return found.filter(({ lastReviewDay }) => lastReviewDay !== null)
  })
  expect(due.map(({ dueDay, lastReviewDay }) => (dueDay ?? 0) - (lastReviewDay ?? 0))).toEqual([days])
})

it('a command is typed, compared word by word, and the grade is suggested', async () => {
  const page = await openReview()
  const line = page.getByLabel('Type the command')
  for (let turn = 0; turn < 20 && (await line.count()) === 0; turn += 1) {
    await page.getByRole('button', { name: 'Show the answer' }).click()
    await page.keyboard.press('4')
  }
  await line.fill('dig --depth 90')
  await line.press('Enter')
  await page.locator('[data-mark="changed"]').first().waitFor()
  expect(await page.locator('[data-suggested]').count()).toBe(1)
  await page.keyboard.press('u')
})

it('s suspends with a way back, b buries, e edits, o shows the passage, ? lists the keys', async () => {
  const page = await openReview()
  const all = await left(page)
  const first = await front(page)
  await page.keyboard.press('s')
  await expect.poll(() => front(page)).not.toBe(first)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => front(page)).toBe(first)
  expect(await left(page)).toBe(all)

  await page.keyboard.press('o')
  const passage = page.getByRole('dialog')
  await passage.locator('mark').waitFor()
  await page.locator('[role="dialog"]:focus-within').waitFor()
  expect(await passage.textContent()).toContain('Allotment')
  await page.keyboard.press('Escape')
  await passage.waitFor({ state: 'detached' })

  await page.keyboard.press('e')
  await page.getByLabel('Question').fill('What is the new question?')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => front(page)).toContain('What is the new question?')

  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  expect(await page.getByRole('dialog').textContent()).toContain('Undo the last step')
  // A toast may be there too: Escape is the dialog's once the focus is in it.
  await page.locator('[role="dialog"]:focus-within').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await page.keyboard.press('b')
  await expect.poll(() => front(page)).not.toContain('What is the new question?')
  await page.keyboard.press('Escape')
  await page.waitForURL('**/today')
})

it('a tap on the card reveals, grades are under the thumb', async () => {
  const page = await openReview({ width: 390, height: 800, hasTouch: true })
  await page.getByTestId('front').tap()
  const good = page.getByRole('button', { name: /^Good/ })
  const box = await good.boundingBox()
  expect(box?.y).toBeGreaterThan(600)
  expect(box?.height).toBeGreaterThanOrEqual(44)
  await good.tap()
  await page.getByRole('button', { name: 'Show the answer' }).waitFor()
})

it('an address that selects nothing says so and offers a way on', async () => {
  const page = await openReview()
  await page.goto(`${app().url}/review?note=0190aaaa-0000-7000-8000-000000000000`)
  await page.getByRole('heading', { name: 'There are no cards here' }).waitFor()
  await page.getByRole('link', { name: 'Everything that is due' }).click()
  await page.getByRole('button', { name: 'Show the answer' }).waitFor()
})
