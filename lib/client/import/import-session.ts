import { v7 as newId } from 'uuid'
import { pastePath } from '@/lib/core/notes-intake/paste-path'
import { fetchPlans } from './fetch-plan'
import {
  addPlans,
  addRead,
  addUnreadable,
  type CardWords,
  dropCard,
  EMPTY_DRAFT,
  editCard,
  type ImportDraft,
  restoreCard,
  setExcluded,
  toImportedNotes,
} from './import-draft'
import { ImportReader } from './import-reader'
import { makeBatches } from './make-batches'
import type { PickedFile, WalkedDrop } from './picked-file'
import { NOTHING_UPLOADED, type UploadEnd, type UploadState, uploadImport } from './upload-import'

/**
 * One import from the first file to the report. It lives outside the page's components, so that leaving the page
 * and coming back finds it as it was, and a long upload goes on meanwhile.
 */
export interface ImportView {
  readonly draft: ImportDraft
  readonly reading: Reading | null
  /** Reading was cancelled: what was read until then is here, the rest is not. */
  readonly wasCancelled: boolean
  /** A sentence when the reader itself broke. */
  readonly failure: string | null
  readonly planning: 'no' | 'asking' | 'done' | 'unavailable'
  readonly saving: Saving | null
}

export interface Reading {
  readonly filesDone: number
  readonly files: number
}

export type Saving =
  | { readonly kind: 'running' | 'stopped'; readonly total: number; readonly state: UploadState }
  | {
      readonly kind: 'failed'
      readonly total: number
      readonly state: UploadState
      readonly message: string
      readonly isSignedOut: boolean
    }
  | {
      readonly kind: 'done'
      readonly total: number
      readonly state: UploadState
      readonly importId: string
    }

/** Before anything was brought; also what the server renders. */
export const NO_IMPORT: ImportView = {
  draft: EMPTY_DRAFT,
  reading: null,
  wasCancelled: false,
  failure: null,
  planning: 'no',
  saving: null,
}

interface Upload {
  readonly importId: string
  readonly batches: ReturnType<typeof makeBatches>
  readonly total: number
}

export class ImportSession {
  private view = NO_IMPORT
  private readonly listeners = new Set<() => void>()
  private readonly jobs = new Map<number, Reading>()
  private readonly reader: ImportReader
  private knownPaths: ReadonlySet<string> = new Set()
  private readonly planned = new Set<string>()
  private planAbort: AbortController | null = null
  private upload: Upload | null = null
  private uploadAbort: AbortController | null = null

  constructor() {
    this.reader = new ImportReader({
      onRead: ({ job, notes, others, filesDone, files }) => {
        if (this.jobs.has(job)) this.jobs.set(job, { filesDone, files })
        this.set({ draft: addRead(this.view.draft, notes, others), reading: this.sumJobs() })
      },
      onDone: job => {
        this.jobs.delete(job)
        this.set({ reading: this.sumJobs() })
        if (this.jobs.size === 0) void this.plan()
      },
      taken: () => [...this.view.draft.notes.values()].map(note => [note.path, note.text]),
      onBroken: () => {
        this.jobs.clear()
        this.set({
          reading: null,
          failure: 'Reading stopped before the end. What was read is below; bring the rest in smaller parts.',
        })
      },
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getView = (): ImportView => this.view

  /** Paths of the learner's notes: those brought again are compared before they are kept. */
  setKnownPaths(paths: readonly string[]): void {
    this.knownPaths = new Set(paths)
  }

  addFiles(files: readonly PickedFile[]): void {
    if (files.length === 0) return
    this.set({ wasCancelled: false, failure: null })
    this.jobs.set(this.reader.readFiles(files), { filesDone: 0, files: files.length })
    this.set({ reading: this.sumJobs() })
  }

  async addDrop(drop: Promise<WalkedDrop>): Promise<void> {
    const { files, unreadable, isCutShort } = await drop
    const draft = addUnreadable(this.view.draft, unreadable)
    const failure = isCutShort
      ? 'This folder holds more files than can be walked; the first 60,000 were looked at.'
      : null
    this.set({ draft, failure })
    this.addFiles(files)
    if (isCutShort) this.set({ failure })
  }

  addPaste(text: string): void {
    if (text.trim() === '') return
    this.set({ wasCancelled: false, failure: null })
    this.jobs.set(this.reader.readText(pastePath(text), text), { filesDone: 0, files: 1 })
    this.set({ reading: this.sumJobs() })
  }

  cancelReading(): void {
    this.reader.stop()
    this.jobs.clear()
    this.set({ reading: null, wasCancelled: true })
    void this.plan()
  }

  dropCard(path: string, key: string): void {
    this.set({ draft: dropCard(this.view.draft, path, key) })
  }

  restoreCard(path: string, key: string): void {
    this.set({ draft: restoreCard(this.view.draft, path, key) })
  }

  editCard(path: string, key: string, words: CardWords | null): void {
    this.set({ draft: editCard(this.view.draft, path, key, words) })
  }

  setExcluded(path: string, isExcluded: boolean): void {
    this.set({ draft: setExcluded(this.view.draft, path, isExcluded) })
  }

  /** Sends what is in the draft. Resolves when it ended, whichever way. */
  async keep(): Promise<UploadEnd | null> {
    this.planAbort?.abort()
    const notes = toImportedNotes(this.view.draft)
    if (notes.length === 0) return null
    this.upload = { importId: newId(), batches: makeBatches(notes), total: notes.length }
    return this.runUpload(NOTHING_UPLOADED)
  }

  /** Goes on where a failed or stopped upload ended. */
  async resume(): Promise<UploadEnd | null> {
    const { saving } = this.view
    return saving === null || this.upload === null ? null : this.runUpload(saving.state)
  }

  stopUpload(): void {
    this.uploadAbort?.abort()
  }

  /** Back to an empty page; what was kept stays kept. */
  reset(): void {
    this.reader.stop()
    this.planAbort?.abort()
    this.uploadAbort?.abort()
    this.jobs.clear()
    this.planned.clear()
    this.upload = null
    this.set(NO_IMPORT)
  }

  private async runUpload(from: UploadState): Promise<UploadEnd | null> {
    const { upload } = this
    if (upload === null) return null
    const { total } = upload
    const abort = new AbortController()
    this.uploadAbort = abort
    this.set({ saving: { kind: 'running', total, state: from } })
    const end = await uploadImport(
      {
        ...upload,
        from,
        signal: abort.signal,
        onProgress: state => this.set({ saving: { kind: 'running', total, state } }),
      },
      { fetch: (...call) => fetch(...call), pause, random: Math.random },
    )
    // A reset meanwhile has the last word.
    if (this.upload === upload) {
      const { importId } = upload
      this.set({ saving: end.kind === 'done' ? { ...end, total, importId } : { ...end, total } })
    }
    return end
  }

  private async plan(): Promise<void> {
    const wanted = toImportedNotes(this.view.draft).filter(
      note => this.knownPaths.has(note.path) && !this.planned.has(note.path),
    )
    if (wanted.length === 0) return
    for (const { path } of wanted) this.planned.add(path)
    const abort = new AbortController()
    this.planAbort = abort
    this.set({ planning: 'asking' })
    const isWhole = await fetchPlans(wanted, abort.signal, plans =>
      this.set({ draft: addPlans(this.view.draft, plans) }),
    )
    if (!abort.signal.aborted) this.set({ planning: isWhole ? 'done' : 'unavailable' })
  }

  private sumJobs(): Reading | null {
    if (this.jobs.size === 0) return null
    let filesDone = 0
    let files = 0
    for (const job of this.jobs.values()) {
      filesDone += job.filesDone
      files += job.files
    }
    return { filesDone, files }
  }

  private set(patch: Partial<ImportView>): void {
    this.view = { ...this.view, ...patch }
    for (const listener of this.listeners) listener()
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

let current: { readonly userId: string; readonly session: ImportSession } | null = null

/** The import of this learner in this tab. Another learner's is ended. */
export function importSessionOf(userId: string): ImportSession {
  if (current?.userId === userId) return current.session
  current?.session.reset()
  current = { userId, session: new ImportSession() }
  return current.session
}
