/** What the browser is told to refuse, and that every page works within it. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useApp } from '@/tests/support/app-server'
import { useBrowser } from '@/tests/support/browser'
import { becomeGuestWithNotes } from '@/tests/support/guest-with-notes'

const app = useApp()
const browser = useBrowser()

/** Of a policy: each directive's words by its name. */
function directives(policy: string | null): Map<string, string[]> {
  const parts = (policy ?? '').split(';').map(part => part.trim().split(/\s+/))
  return new Map(parts.map(([name = '', ...words]) => [name, words]))
}

const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

describe('headers', () => {
  it.each(['/', '/sign-in', '/sign-up', '/no-such-page'])(
    '%s has a policy with a fresh nonce',
    async path => {
      const [first, second] = [await fetch(app().url + path), await fetch(app().url + path)]
      const policy = first.headers.get('content-security-policy')
      const rules = directives(policy)
      expect(nonceOf(policy)).toMatch(/^[\w+/]{24}$/)
      expect(nonceOf(second.headers.get('content-security-policy'))).not.toBe(nonceOf(policy))
      for (const name of ['script-src', 'style-src', 'default-src'])
        for (const lax of [
          `'unsafe-inline'`,
          `'unsafe-eval'`,
          `'strict-dynamic'`,
          '*',
          'https:',
          'data:',
          'blob:',
        ])
          expect(rules.get(name)).not.toContain(lax)
      for (const name of ['object-src', 'frame-ancestors', 'base-uri', 'frame-src', 'script-src-attr'])
        expect(rules.get(name)).toEqual([`'none'`])
      // Every script of the page carries it, so that none is refused and the policy may stay as it is.
      const scripts = (await first.text()).match(/<script\b[^>]*>/g) ?? []
      expect(scripts.length).toBeGreaterThan(3)
      expect(scripts.filter(tag => !tag.includes(`nonce="${nonceOf(policy)}"`))).toEqual([])
      expect(first.headers.get('x-powered-by')).toBeNull()
    },
  )

  it.each(['/', '/api/sync/pull', '/api/auth/csrf', '/healthz', '/readyz', '/samples/docker.md'])(
    '%s is not sniffed, framed or told about elsewhere',
    async path => {
      const { headers } = await fetch(app().url + path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(directives(headers.get('content-security-policy')).get('frame-ancestors')).toEqual([`'none'`])
      expect(headers.get('strict-transport-security')).toBeNull()
    },
  )

  it.each(['/', '/api/sync/pull'])('%s asks for TLS from then on, but only over TLS', async path => {
    const over = async (proto: string) => {
      const response = await fetch(app().url + path, { headers: { 'x-forwarded-proto': proto } })
      return response.headers.get('strict-transport-security')
    }
    expect(await over('https')).toMatch(/^max-age=\d{8}/)
    expect(await over('http')).toBeNull()
  })

  it('an upgrade of the page’s own requests is asked for over TLS only', async () => {
    const plain = await fetch(app().url)
    const tls = await fetch(app().url, { headers: { 'x-forwarded-proto': 'https' } })
    expect(plain.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests')
    expect(tls.headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
  })

  it('alive and ready', async () => {
    const [alive, ready] = await Promise.all(['/healthz', '/readyz'].map(path => fetch(app().url + path)))
    expect([alive?.status, ready?.status, await ready?.text()]).toEqual([200, 200, 'ready'])
  })
})

describe('in the browser', () => {
  it('every page, its dialogs and the worker keep the policy', async () => {
    const page = await browser().open()
    const refused: string[] = []
    await page.exposeFunction('refusedByPolicy', (what: string) => refused.push(what))
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', event => {
        const told = `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`
        Reflect.get(window, 'refusedByPolicy')(`${location.pathname} ${told}`)
      })
    })
    for (const path of ['/sign-in', '/sign-up', '/']) {
      await page.goto(app().url + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
    }
    await becomeGuestWithNotes(page, app().url)
    await page.getByTestId('choose-files').setInputFiles({
      name: 'knots.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('# Knots\n\n**Bowline**: a loop that does not slip.\n\n```sh\nls -la\n```\n'),
    })
    await page.getByRole('button', { name: /^Keep \d+ cards?/ }).waitFor()
    for (const path of ['/today', '/notes', '/mastery', '/settings', '/review']) {
      await page.goto(app().url + path)
      await page.locator('main').waitFor()
      await page.waitForLoadState('networkidle')
    }
    await page.getByRole('button', { name: 'Show the answer' }).click()
    await page.getByRole('button', { name: /^Good/ }).click()
    await page.goto(`${app().url}/notes`)
    await page.getByRole('link', { name: 'Allotment' }).click()
    await page.waitForURL('**/notes/*')
    await page.waitForLoadState('networkidle')
    await openAndClose(page, 'Control+k')
    await openAndClose(page, '?')
    expect(refused).toEqual([])
  })

  it('an inline script, a handler, a frame and a foreign script are refused', async () => {
    const expected = [/Content Security Policy/i, /asked another host: https:\/\/evil\.example/]
    const page = await browser().open({ expected })
    await page.goto(`${app().url}/sign-in`)
    const refused = await page.evaluate(async () => {
      const told: string[] = []
      document.addEventListener('securitypolicyviolation', event => told.push(event.effectiveDirective))
      // As if it had been in the page: written by the parser, with no nonce or a stale one.
      const frame = document.createElement('div')
      frame.innerHTML = `<img src="/icon.svg?x" onerror="window.__xss = 'handler'" onload="window.__xss = 'handler'">
        <a href="javascript:window.__xss = 'link'">go</a><iframe src="https://evil.example/"></iframe>`
      document.body.append(frame)
      document.body.append(
        document.createRange().createContextualFragment(
          `<script>window.__xss = 'inline'</script><script nonce="c3RhbGU=">window.__xss = 'stale'</script>
           <base href="https://evil.example/"><style>body { color: red }</style>`,
        ),
      )
      frame.querySelector('a')?.click()
      // Later, as the debugger may evaluate what the page may not.
      setTimeout(() => {
        try {
          new Function('window.__xss = "eval"')()
        } catch {
          // As it should.
        }
      })
      await new Promise(resolve => setTimeout(resolve, 500))
      return [...new Set(told)].sort()
    })
    expect(await page.evaluate(() => Reflect.get(window, '__xss'))).toBeUndefined()
    expect(refused).toEqual(
      expect.arrayContaining([
        'base-uri',
        'frame-src',
        'script-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-elem',
      ]),
    )
  })
})

async function openAndClose(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}
