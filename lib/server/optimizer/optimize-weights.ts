import 'server-only'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { err, ok, type Result } from '@/lib/core/result'
import type { Optimization } from '@/lib/core/training/optimize'
import type { TrainingSet } from '@/lib/core/training/review-history'
import type { FitMessage, FitRequest } from '@/lib/server/optimizer/fit-messages'

export interface OptimizerFailure {
  readonly code: 'CANCELLED' | 'CRASHED'
  /** A sentence for the learner. */
  readonly message: string
}

export interface OptimizeOptions {
  readonly set: TrainingSet
  /** The learner's weights now; they stay unless the new ones are better on later answers. */
  readonly current: readonly number[]
  /** How many relearning steps the preset has. */
  readonly relearningSteps: number
  /** Rounds of fitting done, of all. */
  readonly onProgress?: (done: number, of: number) => void
  /** Aborting ends the process at once; nothing has been changed. */
  readonly signal?: AbortSignal
}

/** Fits weights in a process of its own. Whatever happens there, the caller gets a value. */
export async function optimizeWeights(
  options: OptimizeOptions,
): Promise<Result<Optimization, OptimizerFailure>> {
  const { signal } = options
  if (signal?.aborted) return err(cancelled)
  const request: FitRequest = {
    set: options.set,
    current: options.current,
    relearningSteps: options.relearningSteps,
  }
  // Named from the folder the product runs in: a bundler would rewrite a path relative to this file.
  const script = join(process.cwd(), 'lib', 'server', 'optimizer', 'fit-process.ts')
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', script], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const kill = (): boolean => child.kill('SIGKILL')
  signal?.addEventListener('abort', kill, { once: true })

  let result: Optimization | null = null
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-2_000)
  })
  const lines = createInterface({ input: child.stdout })
  lines.on('line', line => {
    const message = JSON.parse(line) as FitMessage
    if ('result' in message) result = message.result
    else options.onProgress?.(message.progress.done, message.progress.of)
  })
  const ended = new Promise<number | null>(resolve => {
    child.once('error', () => resolve(null))
    // `close` comes when the output has been read to its end.
    child.once('close', code => resolve(code))
  })
  child.stdin.on('error', () => {}) // It may end before it has read everything; its exit code tells.
  child.stdin.end(JSON.stringify(request))

  const code = await ended
  signal?.removeEventListener('abort', kill)
  if (signal?.aborted) return err(cancelled)
  if (code !== 0 || result === null) {
    return err({
      code: 'CRASHED',
      message: `The optimizer stopped without a result${complaint === '' ? '.' : `: ${lastLine(complaint)}`} Your weights are unchanged.`,
    })
  }
  return ok(result)
}

const cancelled: OptimizerFailure = {
  code: 'CANCELLED',
  message: 'The optimizer was stopped. Your weights are unchanged.',
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
