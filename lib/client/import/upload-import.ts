import { z } from 'zod'
import {
  type ImportedNote,
  type ImportedNoteReport,
  type ImportResponse,
  importResponseSchema,
} from '@/lib/contracts/import'
import { nextPauseMs } from '@/lib/sync/backoff'

/**
 * Sends an import batch by batch. A batch is sent again when the answer was lost: the server knows it by
 * `importId` and number and changes nothing twice. What failed can be resumed where it stopped.
 */
export interface UploadState {
  readonly batchesDone: number
  readonly notesDone: number
  readonly reports: readonly ImportedNoteReport[]
  readonly refused: ImportResponse['refused']
  /** Cards counted as created before the note they came from was sent. */
  readonly followed: number
}

export const NOTHING_UPLOADED: UploadState = {
  batchesDone: 0,
  notesDone: 0,
  reports: [],
  refused: [],
  followed: 0,
}

export type UploadEnd =
  | { readonly kind: 'done'; readonly state: UploadState }
  /** Cancelled; what was sent is kept on the server. */
  | { readonly kind: 'stopped'; readonly state: UploadState }
  | {
      readonly kind: 'failed'
      readonly state: UploadState
      readonly message: string
      readonly isSignedOut: boolean
    }

export interface UploadPorts {
  readonly fetch: typeof fetch
  /** Rejects or resolves early when the signal is aborted; either will do. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>
  readonly random: () => number
}

export interface UploadJob {
  readonly importId: string
  readonly batches: readonly (readonly ImportedNote[])[]
  readonly from: UploadState
  readonly signal: AbortSignal
  readonly onProgress: (state: UploadState) => void
}

const TRIES = 5
const errorSchema = z.object({ error: z.object({ message: z.string() }) })

type Attempt =
  | { readonly kind: 'ok'; readonly response: ImportResponse }
  | { readonly kind: 'again'; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly message: string; readonly isSignedOut: boolean }

export async function uploadImport(job: UploadJob, ports: UploadPorts): Promise<UploadEnd> {
  let state = job.from
  for (let batch = state.batchesDone; batch < job.batches.length; batch += 1) {
    const notes = job.batches[batch] ?? []
    const body = JSON.stringify({ importId: job.importId, batch, notes })
    const attempt = await sendWithRetries(body, job.signal, ports)
    if (attempt === null) return { kind: 'stopped', state }
    if (attempt.kind === 'refused') return { ...attempt, kind: 'failed', state }
    if (attempt.kind === 'again') {
      const message = 'The server cannot be reached. What was sent is safe; the rest waits here.'
      return { kind: 'failed', state, message, isSignedOut: false }
    }
    state = {
      batchesDone: batch + 1,
      notesDone: state.notesDone + notes.length,
      reports: [...state.reports, ...attempt.response.notes],
      refused: [...state.refused, ...attempt.response.refused],
      followed: state.followed + attempt.response.followed,
    }
    job.onProgress(state)
  }
  return { kind: 'done', state }
}

/** null when it was stopped. */
async function sendWithRetries(
  body: string,
  signal: AbortSignal,
  ports: UploadPorts,
): Promise<Attempt | null> {
  let last: Attempt = { kind: 'again', afterMs: 0 }
  for (let tried = 1; tried <= TRIES; tried += 1) {
    if (signal.aborted) return null
    last = await send(body, signal, ports)
    if (signal.aborted) return null
    if (last.kind !== 'again' || tried === TRIES) return last
    await ports.pause(nextPauseMs(tried, ports.random(), last.afterMs), signal).catch(() => undefined)
  }
  return last
}

async function send(body: string, signal: AbortSignal, ports: UploadPorts): Promise<Attempt> {
  try {
    const response = await ports.fetch('/api/import', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body,
      signal,
    })
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok) {
      const parsed = importResponseSchema.safeParse(answer)
      if (parsed.success) return { kind: 'ok', response: parsed.data }
      return refused('The server sent an answer that this version does not understand. Reload the page.')
    }
    if (response.status === 429 || response.status >= 500) {
      return { kind: 'again', afterMs: Number(response.headers.get('retry-after') ?? 0) * 1_000 }
    }
    const parsed = errorSchema.safeParse(answer)
    const message = parsed.success ? parsed.data.error.message : `The server refused (${response.status}).`
    return { kind: 'refused', message, isSignedOut: response.status === 401 }
  } catch {
    return { kind: 'again', afterMs: 0 }
  }
}

function refused(message: string): Attempt {
  return { kind: 'refused', message, isSignedOut: false }
}
