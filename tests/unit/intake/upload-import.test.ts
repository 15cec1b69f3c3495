import { describe, expect, test } from 'vitest'
import { makeBatches } from '@/lib/client/import/make-batches'
import { NOTHING_UPLOADED, type UploadState, uploadImport } from '@/lib/client/import/upload-import'
import type { ImportedNote } from '@/lib/contracts/import'

const note = (path: string, text = 'text'): ImportedNote => ({ path, text, decisions: [] })
const NOTE_ID = '0192f0c0-0000-7000-8000-000000000000'

function reportOf(path: string) {
  return { path, noteId: NOTE_ID, kept: 0, matched: 0, created: 2, retired: 0, restored: 0 }
}

/** A server that answers as told, one answer a request, and remembers what it was sent. */
function serverWith(answers: readonly (() => Response)[]) {
  const requests: { batch: number; paths: string[] }[] = []
  const pauses: number[] = []
  const ports = {
    fetch: async (_url: string | URL | Request, init?: RequestInit) => {
      const body = JSON.parse(String(init?.body))
      requests.push({ batch: body.batch, paths: body.notes.map((one: ImportedNote) => one.path) })
      const answer = answers[requests.length - 1]
      if (answer === undefined) throw new TypeError('network')
      return answer()
    },
    pause: async (ms: number) => {
      pauses.push(ms)
    },
    random: () => 0,
  }
  return { requests, pauses, ports }
}

const accepts =
  (...paths: string[]) =>
  () =>
    Response.json({ notes: paths.map(reportOf), refused: [] })
const offline = () => {
  throw new TypeError('network')
}
const BATCHES = [[note('a.md'), note('b.md')], [note('c.md')]]

function jobOf(from: UploadState = NOTHING_UPLOADED, signal = new AbortController().signal) {
  const progress: number[] = []
  const onProgress = (state: UploadState) => void progress.push(state.notesDone)
  return { progress, job: { importId: NOTE_ID, batches: BATCHES, from, signal, onProgress } }
}

describe('makeBatches', () => {
  test('keeps order, count and size', () => {
    const notes = [
      note('a', 'x'.repeat(900)),
      note('b'),
      note('c', 'y'.repeat(5_000)),
      note('d'),
      note('e'),
      note('f'),
    ]
    expect(makeBatches(notes, 2, 3_000).map(batch => batch.map(one => one.path))).toEqual([
      ['a', 'b'],
      ['c'],
      ['d', 'e'],
      ['f'],
    ])
    expect(makeBatches([])).toEqual([])
  })

  test('counts bytes of the JSON, not characters', () => {
    expect(makeBatches([note('a', '日'.repeat(500)), note('b', '\n'.repeat(800))], 9, 3_000)).toHaveLength(2)
  })
})

describe('uploadImport', () => {
  test('sends batch after batch and adds the reports up', async () => {
    const { requests, ports } = serverWith([accepts('a.md', 'b.md'), accepts('c.md')])
    const { job, progress } = jobOf()
    const end = await uploadImport(job, ports)
    expect(end).toMatchObject({ kind: 'done', state: { batchesDone: 2, notesDone: 3, refused: [] } })
    expect(end.state.reports.map(report => report.path)).toEqual(['a.md', 'b.md', 'c.md'])
    expect(requests).toEqual([
      { batch: 0, paths: ['a.md', 'b.md'] },
      { batch: 1, paths: ['c.md'] },
    ])
    expect(progress).toEqual([2, 3])
  })

  test('tries a batch again when the network or the server failed, under the same number', async () => {
    const busy = () => new Response('{}', { status: 503, headers: { 'retry-after': '7' } })
    const { requests, pauses, ports } = serverWith([offline, busy, accepts('a.md', 'b.md'), accepts('c.md')])
    expect((await uploadImport(jobOf().job, ports)).kind).toBe('done')
    expect(requests.map(request => request.batch)).toEqual([0, 0, 0, 1])
    expect(pauses).toEqual([500, 7_000])
  })

  test('gives up after five tries with what was done, and resumes there', async () => {
    const { ports } = serverWith([accepts('a.md', 'b.md')])
    const end = await uploadImport(jobOf().job, ports)
    expect(end).toMatchObject({ kind: 'failed', isSignedOut: false, state: { batchesDone: 1, notesDone: 2 } })
    const again = serverWith([accepts('c.md')])
    const resumed = await uploadImport(jobOf(end.state).job, again.ports)
    expect(resumed).toMatchObject({ kind: 'done', state: { batchesDone: 2, notesDone: 3 } })
    expect(again.requests).toEqual([{ batch: 1, paths: ['c.md'] }])
  })

  test('says at once when it is signed out', async () => {
    const body = { error: { code: 'UNAUTHENTICATED', message: 'You are signed out. Sign in again.' } }
    const { requests, ports } = serverWith([() => Response.json(body, { status: 401 })])
    expect(await uploadImport(jobOf().job, ports)).toMatchObject({
      kind: 'failed',
      isSignedOut: true,
      message: 'You are signed out. Sign in again.',
    })
    expect(requests).toHaveLength(1)
  })

  test('does not take an answer that is none', async () => {
    const { ports } = serverWith([() => Response.json({ hello: 1 })])
    expect((await uploadImport(jobOf().job, ports)).kind).toBe('failed')
  })

  test('stops when told, and never sends after that', async () => {
    const abort = new AbortController()
    const { requests, ports } = serverWith([accepts('a.md', 'b.md'), accepts('c.md')])
    const { job } = jobOf(NOTHING_UPLOADED, abort.signal)
    const end = await uploadImport({ ...job, onProgress: () => abort.abort() }, ports)
    expect(end).toMatchObject({ kind: 'stopped', state: { batchesDone: 1 } })
    expect(requests).toHaveLength(1)
  })
})
