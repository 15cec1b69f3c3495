/**
 * Accepted answers a second through POST /api/sync/push, durable, from one learner: one answer a request, and in
 * batches. Rows inserted are counted in the database afterwards. The measure is an empty route of the same server.
 */

import { Client } from 'pg'
import { v7 } from 'uuid'
import type { AnswerEvent } from '@/lib/core/reviews/event'
import type { BenchRow } from '@/tests/support/bench-row'
import { startDurableApp } from '@/tests/support/durable-app'
import { answer } from '@/tests/support/review-events'
import { signInAsGuest } from '@/tests/support/sign-in-by-http'

export const name = 'answers'

const cards = 400
const connections = 8
const spanMs = 5000
const batch = 200

export async function* run(): AsyncIterable<BenchRow> {
  const app = await startDurableApp()
  try {
    const cookie = await signInAsGuest(app.url)
    const cardIds = await plantCards(app.ownerUrl)
    const deviceId = v7()
    let seq = 0
    const push = async (count: number) => {
      const events: AnswerEvent[] = []
      for (let left = count; left > 0; left--, seq++) {
        const cardId = cardIds[seq % cardIds.length] ?? ''
        events.push(answer(seq, cardId, { id: v7(), deviceId, seq }))
      }
      const response = await fetch(`${app.url}/api/sync/push`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: app.url, cookie },
        body: JSON.stringify({ deviceId, events }),
      })
      if (!response.ok) throw new Error(`push answered ${response.status}: ${await response.text()}`)
      const { outcomes } = (await response.json()) as { outcomes: { status: string }[] }
      const accepted = outcomes.filter(outcome => outcome.status === 'accepted').length
      if (accepted !== count) throw new Error(`${count - accepted} answers were not accepted`)
    }
    const empty = async () => {
      await (await fetch(`${app.url}/healthz`)).arrayBuffer()
    }

    await measure(empty, 1000)
    const emptyPerSecond = await measure(empty, spanMs)
    yield { bench: name, metric: 'empty route', value: emptyPerSecond, unit: 'requests/s' }
    await measure(() => push(1), 1000)
    const singles = await measure(() => push(1), spanMs)
    yield { bench: name, metric: 'single answers', value: singles, unit: 'answers/s' }
    yield {
      bench: name,
      metric: 'single answers',
      value: singles / emptyPerSecond,
      unit: '×',
      ratioTo: 'empty route',
    }
    const batched = (await measure(() => push(batch), spanMs)) * batch
    yield { bench: name, metric: `answers in batches of ${batch}`, value: batched, unit: 'answers/s' }
    yield {
      bench: name,
      metric: 'answers in batches',
      value: batched / emptyPerSecond,
      unit: '×',
      ratioTo: 'empty route',
    }
    const stored = await count(app.ownerUrl)
    if (stored !== seq) throw new Error(`${seq} answers were acknowledged, ${stored} are stored`)
  } finally {
    await app.stop()
  }
}

/** Calls a second, from several connections at once. */
async function measure(call: () => Promise<void>, ms: number): Promise<number> {
  const began = performance.now()
  let calls = 0
  const loop = async () => {
    while (performance.now() - began < ms) {
      await call()
      calls++
    }
  }
  await Promise.all(Array.from({ length: connections }, loop))
  return calls / ((performance.now() - began) / 1000)
}

/** Cards for the one account there is, written past the app: importing is measured elsewhere. */
async function plantCards(ownerUrl: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM app_user')
    const userId = rows[0]?.id
    await client.query(`INSERT INTO note_text (user_id, hash, text) VALUES ($1, repeat('a', 64), 'text')`, [
      userId,
    ])
    const note = await client.query<{ id: string }>(
      `INSERT INTO note (user_id, id, rev, path, title, text_hash, chapters, tags, generator_version)
       VALUES ($1, gen_random_uuid(), 1, 'bench.md', 'Bench', repeat('a', 64), '[]', '{}', '1') RETURNING id`,
      [userId],
    )
    const made = await client.query<{ id: string }>(
      `INSERT INTO card (user_id, id, rev, note_id, key, kind, rule, sibling_group, chapter, note_front, note_back,
         start_line, end_line, position, status)
       SELECT $1, gen_random_uuid(), 1, $2, 'key-' || n, 'basic', 'rule', 'group-' || n, '{Bench}', 'front ' || n,
         'back ' || n, n, n, n, 'active'
       FROM generate_series(1, $3::int) AS n RETURNING id`,
      [userId, note.rows[0]?.id, cards],
    )
    return made.rows.map(row => row.id)
  } finally {
    await client.end()
  }
}

async function count(ownerUrl: string): Promise<number> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM review_event')
    return rows[0]?.n ?? 0
  } finally {
    await client.end()
  }
}
