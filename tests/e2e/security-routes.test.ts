/**
 * Every route under app/api as strangers meet it, over HTTP: anonymous, another user, a revoked, expired or forged
 * session, the wrong method, the wrong origin. The routes are found in the folder; one without a row fails the test.
 */
import { readdirSync } from 'node:fs'
import { Client } from 'pg'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endDeviceSession, openDeviceSession } from '@/lib/server/auth/device-sessions'
import { type SessionRef, sealSession } from '@/lib/server/auth/session-cookie'
import { startApp, type TestApp } from '@/tests/support/app-server'
import { createLearner, type TestLearner } from '@/tests/support/learner'
import { useTestDatabase } from '@/tests/support/test-database'

type Method = 'GET' | 'POST'

interface RouteRow {
  readonly method: Method
  readonly path: string
  /** What is sent; it names the owner's things where it can. */
  readonly body?: () => unknown
  /** Stands in the answer to the owner, with status 200. */
  readonly serves: RegExp
}

const database = useTestDatabase()
let app: TestApp
let owner: TestLearner
let stranger: TestLearner
let cookies: Record<'owner' | 'stranger' | 'revoked' | 'expired' | 'forged' | 'mixed', string>

const answer = (cardId: string | undefined) => ({
  type: 'suspend',
  id: newId(),
  cardId,
  at: Date.now(),
  deviceId: newId(),
  seq: 0,
  zone: 'UTC',
  dayStartHour: 4,
  studyDay: 20_000,
})
const batch = () => ({
  importId: newId(),
  batch: 0,
  notes: [{ path: 'plants.md', text: '# Mine\n\n**Fern**: a plant without flowers.\n', decisions: [] }],
})
const plan = () => ({
  notes: [{ path: 'plants.md', text: '# Mine\n\n**Fern**: a plant without flowers.\n' }],
})

/** By the file that serves them. next-auth's routes are public and have rows of their own below. */
const ROWS: Readonly<Record<string, RouteRow | 'public'>> = {
  'auth/[...nextauth]/route.ts': 'public',
  'import/route.ts': { method: 'POST', path: '/api/import', body: batch, serves: /"refused":\[\]/ },
  'import/plan/route.ts': { method: 'POST', path: '/api/import/plan', body: plan, serves: /"notes":\[\{/ },
  'sync/pull/route.ts': { method: 'GET', path: '/api/sync/pull?cursor=0', serves: /plants\.md/ },
  'sync/push/route.ts': {
    method: 'POST',
    path: '/api/sync/push',
    body: () => ({ deviceId: newId(), events: [answer(owner.cardIds[0])] }),
    serves: /"accepted"/,
  },
}
const guarded = Object.values(ROWS).filter(row => row !== 'public')

beforeAll(async () => {
  app = await startApp({ database: database() })
  owner = await createLearner(database().ownerUrl, 3)
  stranger = await createLearner(database().ownerUrl, 2)
  const open = (userId: string) => openDeviceSession({ userId, way: 'guest', userAgent: 'test' })
  const [own, other, revoked, expired] = [
    await open(owner.userId),
    await open(stranger.userId),
    await open(owner.userId),
    await open(owner.userId),
  ]
  await endDeviceSession(revoked)
  await asOwner('UPDATE device_session SET expires_at = now() WHERE id = $1', [expired.sessionId])
  const seal = async (ref: SessionRef) => `recto.session=${await sealSession(ref)}`
  cookies = {
    owner: await seal(own),
    stranger: await seal(other),
    revoked: await seal(revoked),
    expired: await seal(expired),
    forged: `${(await seal(own)).slice(0, -6)}AAAAAA`,
    // The owner's id with the stranger's session.
    mixed: await seal({ userId: owner.userId, sessionId: other.sessionId }),
  }
}, 590_000)
afterAll(() => app.stop())

async function asOwner<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString: database().ownerUrl })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

interface Asked {
  readonly cookie?: string
  readonly method?: string
  /** Null for none at all. */
  readonly origin?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

function ask(row: RouteRow, asked: Asked): Promise<Response> {
  const method = asked.method ?? row.method
  const headers = new Headers({ 'content-type': 'application/json', ...asked.headers })
  if (asked.cookie !== undefined) headers.set('cookie', asked.cookie)
  if (asked.origin !== null) headers.set('origin', asked.origin ?? app.url)
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: JSON.stringify(row.body?.() ?? {}) }
  return fetch(app.url + row.path, { method, headers, redirect: 'manual', ...body })
}

async function codeOf(response: Response): Promise<[number, string | undefined]> {
  const body: { error?: { code: string } } = await response.json()
  return [response.status, body.error?.code]
}

/** How much of the owner's there is: what no stranger may change. */
async function holdings(): Promise<unknown> {
  const [row] = await asOwner(
    `SELECT rev::text, (SELECT count(*)::int FROM card WHERE user_id = $1) AS cards,
       (SELECT count(*)::int FROM note WHERE user_id = $1) AS notes,
       (SELECT count(*)::int FROM review_event WHERE user_id = $1) AS events FROM app_user WHERE id = $1`,
    [owner.userId],
  )
  return row
}

it('every route has a row, and every row a route', () => {
  const files = readdirSync('app/api', { recursive: true, encoding: 'utf8' })
  expect(files.filter(file => /(?:^|\/)route\.tsx?$/.test(file)).sort()).toEqual(Object.keys(ROWS).sort())
})

describe.each(guarded)('$method $path', row => {
  it.each(['anonymous', 'revoked', 'expired', 'forged', 'mixed'] as const)('refuses %s', async who => {
    const before = await holdings()
    const response = await ask(row, who === 'anonymous' ? {} : { cookie: cookies[who] })
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(await codeOf(response)).toEqual([401, 'UNAUTHENTICATED'])
    expect(await holdings()).toEqual(before)
  })

  it('gives another user nothing of the owner’s, and takes nothing from them', async () => {
    const before = await holdings()
    const response = await ask(row, { cookie: cookies.stranger })
    const text = await response.text()
    for (const id of [owner.userId, owner.noteId]) expect(text).not.toContain(id)
    // A card that they named themselves comes back as not found, at most.
    expect(text).not.toContain('"accepted"')
    if (row.method === 'GET') for (const id of owner.cardIds) expect(text).not.toContain(id)
    expect(await holdings()).toEqual(before)
  })

  it.each(['PUT', 'PATCH', 'DELETE', row.method === 'GET' ? 'POST' : 'GET'])('knows no %s', async method => {
    const before = await holdings()
    expect((await ask(row, { cookie: cookies.owner, method })).status).toBe(405)
    expect(await holdings()).toEqual(before)
  })

  it.each([
    ['https://evil.example', {}],
    ['null', {}],
    [null, {}],
    [null, { 'sec-fetch-site': 'cross-site' }],
    [null, { 'sec-fetch-site': 'same-site' }],
  ])('from %s %o: writes are refused, and reads give no other site a way in', async (origin, headers) => {
    const before = await holdings()
    const response = await ask(row, { cookie: cookies.owner, origin, headers })
    // A page of another site could read an answer only if it were allowed to by name.
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    if (row.method !== 'GET') expect(await codeOf(response)).toEqual([403, 'FORBIDDEN_ORIGIN'])
    expect(await holdings()).toEqual(before)
  })

  it('allows no other site by preflight', async () => {
    const response = await ask(row, { method: 'OPTIONS', origin: 'https://evil.example' })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('serves its owner', async () => {
    const response = await ask(row, { cookie: cookies.owner })
    expect([response.status, await response.text()]).toEqual([200, expect.stringMatching(row.serves)])
  })
})

describe('next-auth’s own routes', () => {
  const at = (path: string, method: Method = 'GET'): RouteRow => ({
    method,
    path: `/api/auth/${path}`,
    serves: /^/,
  })

  it.each(['revoked', 'expired', 'forged', 'mixed'] as const)('session tells %s nothing', async who => {
    expect(await (await ask(at('session'), { cookie: cookies[who] })).json()).toEqual({})
  })

  it('session tells its owner when it ends, and nothing that a script could steal', async () => {
    const text = await (await ask(at('session'), { cookie: cookies.owner })).text()
    expect(Object.keys(JSON.parse(text))).toEqual(['expires'])
  })

  it.each(['callback/password', 'callback/guest', 'signout', 'signin/email', 'session'])(
    'POST %s is refused to other sites',
    async path => {
      for (const origin of ['https://evil.example', 'null', null])
        expect((await ask(at(path, 'POST'), { cookie: cookies.owner, origin })).status).toBe(403)
    },
  )

  it('a post without the CSRF token signs nobody in or out', async () => {
    for (const path of ['callback/password', 'callback/guest', 'signout']) {
      const response = await ask(at(path, 'POST'), { cookie: cookies.owner })
      expect(response.headers.getSetCookie().filter(cookie => /recto\.session=./.test(cookie))).toEqual([])
    }
    expect((await ask(at('session'), { cookie: cookies.owner })).status).toBe(200)
    expect(await (await ask(at('session'), { cookie: cookies.owner })).json()).toHaveProperty('expires')
  })

  it('the log cannot be written by strangers', async () => {
    expect((await ask(at('_log', 'POST'), {})).status).toBe(404)
  })

  it.each(['PUT', 'PATCH', 'DELETE'])('knows no %s', async method => {
    expect((await ask(at('session'), { method })).status).toBe(405)
  })

  it('sends nobody to another site', async () => {
    const path = 'signin?callbackUrl=https%3A%2F%2Fevil.example%2F'
    const response = await ask(at(path), {})
    expect(response.headers.get('location') ?? '').not.toMatch(/^(?:https?:)?\/\/(?:www\.)?evil\.example/)
  })
})
