import type { IntakeOutcome } from '@/lib/core/notes-intake/intake-outcome'
import type { PickedFile } from './picked-file'
import type { PreparedNote } from './prepared-note'

/** What the page and its import worker say to each other. */
export type ToWorker =
  | { readonly type: 'files'; readonly job: number; readonly files: readonly PickedFile[] }
  | { readonly type: 'text'; readonly job: number; readonly path: string; readonly text: string }
  /** What an earlier worker read: those names are taken. */
  | { readonly type: 'seed'; readonly taken: readonly (readonly [path: string, text: string])[] }

export type FromWorker =
  | {
      readonly type: 'read'
      readonly job: number
      readonly notes: readonly PreparedNote[]
      /** Problems and what was left out, in the order of the files. */
      readonly others: readonly Exclude<IntakeOutcome, { kind: 'note' }>[]
      readonly filesDone: number
      readonly files: number
    }
  | { readonly type: 'done'; readonly job: number }
