import type { PickedFile } from './picked-file'
import type { FromWorker, ToWorker } from './worker-messages'

/** What the page hears while files are read. */
export interface ReaderEvents {
  onRead(read: Extract<FromWorker, { type: 'read' }>): void
  onDone(job: number): void
  /** What is in the import already, for a worker that takes over from a cancelled one. */
  taken(): readonly (readonly [path: string, text: string])[]
  /** The worker died (out of memory, a broken download of its code). What was read so far stays. */
  onBroken(job: number): void
}

/** The page's end of the import worker. The worker starts with the first job and lives until `stop`. */
export class ImportReader {
  private worker: Worker | null = null
  private lastJob = 0

  constructor(private readonly events: ReaderEvents) {}

  readFiles(files: readonly PickedFile[]): number {
    return this.send({ type: 'files', job: this.nextJob(), files })
  }

  readText(path: string, text: string): number {
    return this.send({ type: 'text', job: this.nextJob(), path, text })
  }

  /** Cancels whatever is being read, at once. */
  stop(): void {
    this.worker?.terminate()
    this.worker = null
  }

  private nextJob(): number {
    this.lastJob += 1
    return this.lastJob
  }

  private send(message: Extract<ToWorker, { job: number }>): number {
    this.worker ??= this.start()
    this.worker.postMessage(message)
    return message.job
  }

  private start(): Worker {
    const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
      type: 'module',
      name: 'import',
    })
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
      const message = event.data
      if (message.type === 'read') this.events.onRead(message)
      else this.events.onDone(message.job)
    })
    worker.addEventListener('error', () => {
      this.stop()
      this.events.onBroken(this.lastJob)
    })
    const taken = this.events.taken()
    if (taken.length > 0) worker.postMessage({ type: 'seed', taken } satisfies ToWorker)
    return worker
  }
}
