/**
 * Finds a Chromium that starts: CHROME_PATH, one installed on the system, then the one that ships inside the dev
 * dependency @sparticuz/chromium. Nothing is skipped: without a browser the tests fail and say what to install.
 */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Nothing but this machine is reached, and nothing of the browser's own is tried in the background. */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/** Starts the first browser that will. Rejects with what was tried and what to install. */
export async function startChromium(): Promise<Browser> {
  const failures: string[] = []
  const attempt = async (name: string, options: LaunchOptions) => {
    try {
      const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
      return await chromium.launch({ ...options, args: [...flags, ...noSandbox, ...(options.args ?? [])] })
    } catch (cause) {
      failures.push(`${name}: ${cause instanceof Error ? cause.message.split('\n')[0] : cause}`)
      return undefined
    }
  }

  const chosen = process.env.CHROME_PATH
  for (const executablePath of chosen ? [chosen] : systemPaths.filter(existsSync)) {
    const browser = await attempt(executablePath, { executablePath })
    if (browser !== undefined) return browser
  }
  if (!chosen) {
    for (const fresh of [false, true]) {
      const browser = await attempt('@sparticuz/chromium', await packagedOptions(fresh))
      if (browser !== undefined) return browser
    }
  }
  throw new Error(
    `No browser starts, and the end-to-end tests need one. Install Chromium (on Debian: apt-get install chromium), or set CHROME_PATH to a Chromium or Chrome.\n${failures.join('\n')}`,
  )
}

/** The packaged browser is unpacked into the temporary folder, with the system libraries it may miss. */
async function packagedOptions(fresh: boolean): Promise<LaunchOptions> {
  if (fresh) {
    // An earlier run may have been killed while it unpacked.
    for (const name of ['chromium', 'al2023', 'fonts', 'swiftshader'])
      await rm(path.join(tmpdir(), name), { recursive: true, force: true })
  }
  // The package unpacks its libraries only where it believes to be on such a host.
  const { AWS_EXECUTION_ENV: before, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts } = process.env
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x'
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    const executablePath = await packaged.executablePath()
    const env = { ...process.env, LD_LIBRARY_PATH: path.join(tmpdir(), 'al2023/lib') } as Record<
      string,
      string
    >
    return { executablePath, env, args: ['--no-zygote', '--no-sandbox', '--disable-setuid-sandbox'] }
  } finally {
    restore('AWS_EXECUTION_ENV', before)
    restore('LD_LIBRARY_PATH', libraries)
    restore('FONTCONFIG_PATH', fonts)
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
