/**
 * A real browser for end-to-end tests.
 *
 *   const browser = useBrowser()                                   // at the top of the test file
 *   const page = await browser().open({ width: 390, colorScheme: 'dark' })   // own cookies and storage
 *   const second = await browser().open({ in: page.context() })   // another tab of the same person
 *   expect(await findAccessibilityFaults(page)).toEqual([])
 *
 * A test fails when a page writes to console.error or console.warn, throws, or asks anything of another host; what is
 * expected (say, while offline) is named: `open({ expected: [/ERR_INTERNET_DISCONNECTED/] })`. Pages are closed after
 * each test.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { startChromium } from './chromium'

export interface OpenOptions {
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
  readonly timezoneId?: string
  readonly locale?: string
  readonly hasTouch?: boolean
  /** Console lines that are no fault in this test. */
  readonly expected?: readonly RegExp[]
  /** Another tab in this context; without it, a new person's browser. */
  readonly in?: BrowserContext
}

export interface TestBrowser {
  readonly browser: Browser
  open(options?: OpenOptions): Promise<Page>
}

export function useBrowser(): () => TestBrowser {
  let running: Browser | undefined
  let contexts: BrowserContext[] = []
  let problems: string[] = []

  beforeAll(async () => {
    running = await startChromium()
  })
  afterEach(async () => {
    const found = problems
    problems = []
    await Promise.all(contexts.splice(0).map(context => context.close()))
    if (found.length > 0) throw new Error(`The page complained:\n${found.join('\n')}`)
  })
  afterAll(() => running?.close())

  const open = async (browser: Browser, options: OpenOptions) => {
    const context = options.in ?? (await newContext(browser, options))
    if (options.in === undefined) contexts = [...contexts, context]
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    watch(page, options.expected ?? [], problem => problems.push(problem))
    return page
  }
  return () => {
    const browser = running
    if (browser === undefined) throw new Error('useBrowser: the browser is there from beforeAll on.')
    return { browser, open: (options = {}) => open(browser, options) }
  }
}

function newContext(browser: Browser, options: OpenOptions): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.colorScheme ?? 'light',
    timezoneId: options.timezoneId ?? 'Europe/Berlin',
    locale: options.locale ?? 'en-GB',
    hasTouch: options.hasTouch ?? false,
    reducedMotion: 'reduce',
  })
}

function watch(page: Page, expected: readonly RegExp[], report: (problem: string) => void): void {
  const tell = (problem: string) => {
    if (!expected.some(pattern => pattern.test(problem))) report(problem)
  }
  page.on('console', message => {
    const kind = message.type()
    if (kind === 'error' || kind === 'warning') tell(`${kind}: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', error => tell(`thrown: ${error.stack ?? error.message}`))
  page.on('request', request => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== 'localhost' && hostname !== '127.0.0.1')
      tell(`asked another host: ${request.url()}`)
  })
}

interface AxeOutcome {
  violations: {
    id: string
    impact: string | null
    help: string
    nodes: { target: string[]; html: string }[]
  }[]
}

/** What axe finds on the page, one line an element; empty when there is nothing to mend. */
export async function findAccessibilityFaults(page: Page): Promise<readonly string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  // Evaluated by the debugger, so that the page's Content-Security-Policy may stay as strict as it is.
  await page.evaluate(source)
  const outcome: AxeOutcome = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
  return outcome.violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(node => `${id} (${impact}): ${help}: ${node.target.join(' ')} ${node.html.slice(0, 200)}`),
  )
}
