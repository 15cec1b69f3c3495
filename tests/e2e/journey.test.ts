/**
 * The main job on real input: notes in, cards out, reviews, mastery, and all of it on a second device.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { useBrowser } from '@/tests/support/browser'

const app = useApp()
const browser = useBrowser()

const notesFile = path.resolve(import.meta.dirname, '../../public/samples/docker.md')
const account = { email: 'ada@example.org', password: 'a long walk by the sea' }

const fillAccount = async (page: Page, button: RegExp) => {
  await page.getByLabel('E-mail').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: button }).click()
}

const gradeOne = async (page: Page, key: '1' | '2' | '3' | '4') => {
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await page.getByRole('button', { name: /^Good/ }).waitFor()
  await page.keyboard.press(key)
}

it('a person brings notes, reviews them, sees mastery, and finds everything on a second device', async () => {
  const laptop = await browser().open()
  await laptop.goto(`${app().url}/sign-up`)
  await fillAccount(laptop, /sign up|create/i)
  await laptop.waitForURL(/\/(today|bring)/)

  await laptop.goto(`${app().url}/bring`)
  const chooser = laptop.waitForEvent('filechooser')
  await laptop.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles(notesFile)
  await laptop.getByRole('button', { name: /^Keep \d+ cards/ }).click()
  await laptop.getByRole('link', { name: /start reviewing/i }).click()

  await laptop.waitForURL(/\/review/)
  await gradeOne(laptop, '3')
  await gradeOne(laptop, '4')
  await gradeOne(laptop, '4')

  await laptop.goto(`${app().url}/mastery`)
  await laptop
    .getByText(/3 of \d+ cards seen/)
    .first()
    .waitFor()
  // The pace comes from the log, which is read after the page is there.
  await laptop.getByText(/A usual day is/).waitFor()
  const known = await laptop.getByText(/You would recall/).textContent()

  const phone = await browser().open({ width: 390, hasTouch: true })
  await phone.goto(`${app().url}/sign-in`)
  await fillAccount(phone, /^sign in/i)
  await phone.waitForURL(/\/today/)
  await phone.goto(`${app().url}/mastery`)
  await phone
    .getByText(/3 of \d+ cards seen/)
    .first()
    .waitFor()
  await phone.getByText(/A usual day is/).waitFor()
  expect(await phone.getByText(/You would recall/).textContent()).toBe(known)

  // An answer on the phone reaches the laptop.
  await phone.goto(`${app().url}/review`)
  await gradeOne(phone, '4')
  await phone.waitForTimeout(1_500)
  await laptop.goto(`${app().url}/mastery`)
  await laptop
    .getByText(/4 of \d+ cards seen/)
    .first()
    .waitFor()
})
