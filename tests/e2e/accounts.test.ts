/** Signing up, in and out; guests who stay; settings and devices. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { findAccessibilityFaults, useBrowser } from '@/tests/support/browser'

const app = useApp()
const browser = useBrowser()
const PASSWORD = 'seven herons on a pier'

async function fillAccount(page: Page, email: string, password: string, button: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: button, exact: true }).click()
}

async function signUp(email: string): Promise<Page> {
  const page = await browser().open()
  await page.goto(`${app().url}/sign-up`)
  await fillAccount(page, email, PASSWORD, 'Create account')
  await page.waitForURL('**/bring')
  return page
}

/** While a page streams in, its HTML stands twice in the document, once hidden. */
async function openSettings(page: Page): Promise<void> {
  await page.goto(`${app().url}/settings`)
  await page.getByRole('heading', { name: 'Scheduling' }).waitFor()
  await page.waitForFunction(() => document.querySelector('div[hidden][id^="S:"]') === null)
}

it('sign-up says what is wrong beside the field, and keeps what was typed', async () => {
  const page = await browser().open({ width: 390, colorScheme: 'dark' })
  await page.goto(`${app().url}/sign-up`)
  await fillAccount(page, 'no-address', 'short', 'Create account')
  await page.getByText('This is not an e-mail address').waitFor()
  expect(await page.getByLabel('E-mail').inputValue()).toBe('no-address')
  await fillAccount(page, 'rules@example.org', 'short', 'Create account')
  await page.getByText('Use at least 10 characters; a few words in a row').waitFor()
  await fillAccount(page, 'rules@example.org', 'password123', 'Create account')
  await page.getByText('one of the first that would be tried').waitFor()
  expect(await findAccessibilityFaults(page)).toEqual([])
  expect(await page.getByRole('button', { name: /GitHub|Google|by e-mail/ }).count()).toBe(0)
})

it('a wrong password and an unknown address get the same answer; signing out ends it', async () => {
  const page = await signUp('herons@example.org')
  await openSettings(page)
  expect(await findAccessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  await page.goto(`${app().url}/today`)
  await page.waitForURL('**/sign-in')

  const told: (string | null)[] = []
  for (const email of ['herons@example.org', 'nobody@example.org']) {
    await fillAccount(page, email, 'not the password', 'Sign in')
    await page.waitForFunction(
      typed => document.querySelector('input[name=email]')?.getAttribute('value') === typed,
      email,
    )
    told.push(await page.getByRole('alert').filter({ hasText: /./ }).first().textContent())
  }
  expect(told).toEqual(['Address or password is wrong.', 'Address or password is wrong.'])
  expect(await findAccessibilityFaults(page)).toEqual([])
  await fillAccount(page, 'herons@example.org', PASSWORD, 'Sign in')
  await page.waitForURL('**/today')
})

it('a forgotten password: without mail the link is in the log, works once and signs in', async () => {
  await signUp('forgetful@example.org')
  const page = await browser().open({ width: 390 })
  await page.goto(`${app().url}/sign-in`)
  await page.getByRole('link', { name: 'Forgot the password?' }).click()
  await page.getByText('This server sends no e-mail.').waitFor()
  await page.getByLabel('E-mail').fill('forgetful@example.org')
  expect(await findAccessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByText('a link is in the log of this server now').waitFor()
  const link = () => app().lines.find(line => line.includes('password-reset-link'))
  while (link() === undefined) await page.waitForTimeout(50)
  const { link: address } = JSON.parse(link() ?? '')
  await page.goto(address)
  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Set it and sign in' }).click()
  await page.getByText('Use at least 10 characters; a few words in a row').waitFor()
  expect(await findAccessibilityFaults(page)).toEqual([])
  await page.getByLabel('New password').fill('nine herons on a pier')
  await page.getByRole('button', { name: 'Set it and sign in' }).click()
  await page.waitForURL('**/today')

  const again = await browser().open({ width: 390 })
  await again.goto(address)
  await again.getByLabel('New password').fill('ten herons on a pier')
  await again.getByRole('button', { name: 'Set it and sign in' }).click()
  await again.getByText('This link was used already or is too old').waitFor()
})

it('a guest becomes an account with everything kept', async () => {
  const page = await browser().open()
  await page.goto(app().url)
  await page.getByRole('button', { name: 'Try it with sample notes' }).click()
  await page.waitForURL('**/review')
  await page.goto(`${app().url}/notes`)
  await page.getByRole('link', { name: 'Keep your progress' }).click()
  await page.getByRole('heading', { name: 'Keep your progress' }).waitFor()
  expect(await findAccessibilityFaults(page)).toEqual([])
  await fillAccount(page, 'guest@example.org', PASSWORD, 'Keep my progress')
  await page.getByText('guest@example.org').first().waitFor()

  const phone = await browser().open({ width: 390 })
  await phone.goto(`${app().url}/sign-in`)
  await fillAccount(phone, 'guest@example.org', PASSWORD, 'Sign in')
  await phone.waitForURL('**/today')
  await phone.goto(`${app().url}/notes`)
  await phone.getByRole('link', { name: 'Docker', exact: true }).waitFor()
})

it('settings are checked, kept, and reach the page again', async () => {
  const page = await signUp('settings@example.org')
  await openSettings(page)
  await page.getByLabel('New cards a day').fill('many')
  await page.getByRole('button', { name: 'Save the scheduling' }).click()
  await page.getByText('Enter a number.').waitFor()
  await page.getByLabel('New cards a day').fill('7')
  await page.getByLabel(/Chance of recall/).fill('99.5')
  await page.getByRole('button', { name: 'Save the scheduling' }).click()
  await page.getByText('Choose between 70 and 99 per cent.').waitFor()
  await page.getByLabel(/Chance of recall/).fill('85')
  await page.getByRole('button', { name: 'Save the scheduling' }).click()
  await page.getByText('Saved.').waitFor()
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo')
  await page.getByLabel('A new day begins at').selectOption('3')
  await page.getByRole('button', { name: 'Save the day' }).click()
  await page.getByText('Saved.').nth(1).waitFor()
  await page.reload()
  expect(await page.getByLabel('New cards a day').inputValue()).toBe('7')
  expect(await page.getByLabel(/Chance of recall/).inputValue()).toBe('85')
  expect(await page.getByLabel('Time zone').inputValue()).toBe('Asia/Tokyo')
  expect(await page.getByLabel('A new day begins at').inputValue()).toBe('3')
})

it('another device can be signed out from the list, and a new password signs out the rest', async () => {
  const laptop = await signUp('devices@example.org')
  const phone = await browser().open({ width: 390, expected: [/401/] })
  await phone.goto(`${app().url}/sign-in`)
  await fillAccount(phone, 'devices@example.org', PASSWORD, 'Sign in')
  await phone.waitForURL('**/today')
  await openSettings(laptop)
  await laptop.getByRole('button', { name: /^Sign out ./ }).click()
  await laptop.getByRole('button', { name: /^Sign out ./ }).waitFor({ state: 'detached' })
  await phone.goto(`${app().url}/notes`)
  await phone.waitForURL('**/sign-in')

  await laptop.getByText('Change the password').first().click()
  await laptop.getByLabel('Current password').fill('wrong wrong wrong')
  await laptop.getByLabel('New password').fill('eight herons on a pier')
  await laptop.getByRole('button', { name: 'Change the password' }).click()
  await laptop.getByText('The current password is wrong.').waitFor()
  await laptop.getByLabel('Current password').fill(PASSWORD)
  await laptop.getByLabel('New password').fill('eight herons on a pier')
  await laptop.getByRole('button', { name: 'Change the password' }).click()
  await laptop.getByText('The password is changed.').waitFor()
})

it('notes are deleted with a way back, and nobody else can open them', async () => {
  const page = await signUp('owner@example.org')
  await page.getByRole('button', { name: 'Sample notes about Docker' }).click()
  await page.getByRole('button', { name: /^Keep/ }).click()
  await page.getByRole('link', { name: 'See the notes' }).click()
  await page.getByRole('link', { name: 'Docker', exact: true }).click()
  await page.waitForURL(/\/notes\/[\w-]{36}/)
  const noteUrl = page.url()
  await page.getByRole('article', { name: 'Docker' }).waitFor()
  expect(await findAccessibilityFaults(page)).toEqual([])

  const stranger = await signUp('stranger@example.org')
  await stranger.goto(noteUrl)
  await stranger.getByText('There is no such note').first().waitFor()

  await page.goto(`${app().url}/notes`)
  await page.getByRole('button', { name: 'More about Docker' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByText('No notes yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('link', { name: 'Docker', exact: true }).waitFor()
  expect(await findAccessibilityFaults(page)).toEqual([])
})

it('an account is deleted only when it is spelled out, and then for good', async () => {
  const page = await signUp('leaving@example.org')
  await openSettings(page)
  await page.getByText('Delete it with everything in it').click()
  await page.getByLabel(/^Type leaving@example.org/).fill('leave')
  await page.getByRole('button', { name: 'Delete the account' }).click()
  await page.getByText('Type leaving@example.org to delete the account.').waitFor()
  await page.getByLabel(/^Type leaving@example.org/).fill('leaving@example.org')
  await page.getByRole('button', { name: 'Delete the account' }).click()
  await page.getByRole('button', { name: 'Try it with sample notes' }).waitFor()
  await page.goto(`${app().url}/sign-in`)
  await fillAccount(page, 'leaving@example.org', PASSWORD, 'Sign in')
  await page.getByText('Address or password is wrong.').waitFor()
})
