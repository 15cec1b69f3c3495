import { gzipSync } from 'node:zlib'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { POST as importRoute } from '@/app/api/import/route'
import { err } from '@/lib/core/result'
import { endDeviceSession, openDeviceSession } from '@/lib/server/auth/device-sessions'
import { type SessionRef, sealSession } from '@/lib/server/auth/session-cookie'
import { userRoute } from '@/lib/server/http/route'
import { openGuestAccount } from '@/lib/server/use-cases/open-guest-account'
import { garden, MULCH } from '../../support/garden'
import { useTestDatabase } from '../../support/test-database'

useTestDatabase()
const SITE = 'http://localhost:3000'

let session: SessionRef
let cookie = ''

beforeAll(async () => {
  const opened = await openGuestAccount({ zone: 'UTC' }, newId())
  if (!opened.ok) throw new Error(opened.error.message)
  session = await openDeviceSession({ userId: opened.value.userId, way: 'guest', userAgent: '' })
  cookie = `recto.session=${await sealSession(session)}`
})

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string | null> = {}): Request {
  const all = new Headers({
    host: 'localhost:3000',
    origin: SITE,
    cookie,
    'content-type': 'application/json',
  })
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name)
    else all.set(name, value)
  }
  return new Request(`${SITE}/api/import`, { method: 'POST', headers: all, body })
}

const goodBody = () =>
  JSON.stringify({ importId: newId(), batch: 0, notes: [{ path: 'a.md', text: garden(MULCH) }] })

async function answer(response: Promise<Response>): Promise<[number, string | undefined]> {
  const received = await response
  const body: { error?: { code: string } } = await received.json()
  return [received.status, body.error?.code]
}

describe('a route for signed-in users', () => {
  it('serves its user', async () => {
    const response = await importRoute(post(goodBody()))
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(await response.json()).toMatchObject({ notes: [{ path: 'a.md', created: 2 }], refused: [] })
  })

  it('takes a compressed body', async () => {
    const body = new Uint8Array(gzipSync(goodBody()))
    expect((await importRoute(post(body, { 'content-encoding': 'gzip' }))).status).toBe(200)
  })

  it.each([
    ['nobody', { cookie: null }, [401, 'UNAUTHENTICATED']],
    ['a forged cookie', { cookie: 'recto.session=e30.e30.e30' }, [401, 'UNAUTHENTICATED']],
    ['another site', { origin: 'https://evil.example' }, [403, 'FORBIDDEN_ORIGIN']],
    ['a sandboxed frame', { origin: 'null' }, [403, 'FORBIDDEN_ORIGIN']],
    ['another port', { origin: 'http://localhost:4000' }, [403, 'FORBIDDEN_ORIGIN']],
    ['nowhere', { origin: null }, [403, 'FORBIDDEN_ORIGIN']],
    [
      'another site, without an origin',
      { origin: null, 'sec-fetch-site': 'cross-site' },
      [403, 'FORBIDDEN_ORIGIN'],
    ],
    ['a form', { 'content-type': 'text/plain' }, [400, 'INVALID_INPUT']],
  ] as const)('refuses %s', async (_, headers, expected) => {
    expect(await answer(importRoute(post(goodBody(), headers)))).toEqual(expected)
  })

  it.each([
    ['no JSON', '{"importId":', {}, [400, 'INVALID_INPUT']],
    ['another shape', '{"notes":[]}', {}, [400, 'INVALID_INPUT']],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, [400, 'INVALID_INPUT']],
    [
      'cut-off gzip',
      new Uint8Array(gzipSync(goodBody())).slice(0, 30),
      { 'content-encoding': 'gzip' },
      [400, 'INVALID_INPUT'],
    ],
    ['too much', `"${'x'.repeat(17 * 1_048_576)}"`, {}, [413, 'TOO_LARGE']],
    [
      'too much once unpacked',
      new Uint8Array(gzipSync(`"${'x'.repeat(40 * 1_048_576)}"`)),
      { 'content-encoding': 'gzip' },
      [413, 'TOO_LARGE'],
    ],
  ] as [string, string | Uint8Array<ArrayBuffer>, Record<string, string>, [number, string]][])(
    'refuses a body that is %s',
    async (_, body, headers, expected) => {
      expect(await answer(importRoute(post(body, headers)))).toEqual(expected)
    },
  )

  it('turns expected failures into their status, and tells nothing of unexpected ones', async () => {
    const lines: string[] = []
    const written = vi.spyOn(process.stdout, 'write').mockImplementation(line => {
      lines.push(String(line))
      return true
    })
    const limited = userRoute({
      schema: z.unknown(),
      handle: async () => err({ code: 'TOO_MANY_REQUESTS', message: 'Wait.', retryAfterSeconds: 7 }),
    })
    const broken = userRoute({
      schema: z.unknown(),
      handle: async () => {
        throw new Error('connection to 10.1.2.3 with password hunter2 refused')
      },
    })
    const [limitedResponse, brokenResponse] = [await limited(post('{}')), await broken(post('{}'))]
    written.mockRestore()
    expect([limitedResponse.status, limitedResponse.headers.get('retry-after')]).toEqual([429, '7'])
    expect(brokenResponse.status).toBe(500)
    const text = await brokenResponse.text()
    expect(text).not.toContain('10.1.2.3')
    const requestId = brokenResponse.headers.get('x-request-id') ?? ''
    expect(text).toContain(requestId)
    expect(lines.filter(line => line.includes(requestId))).toHaveLength(1)
  })

  it('no longer serves a session that was ended', async () => {
    const lost = await openDeviceSession({ userId: session.userId, way: 'guest', userAgent: '' })
    const headers = { cookie: `recto.session=${await sealSession(lost)}` }
    expect((await importRoute(post(goodBody(), headers))).status).toBe(200)
    await endDeviceSession(lost)
    expect(await answer(importRoute(post(goodBody(), headers)))).toEqual([401, 'UNAUTHENTICATED'])
  })
})
