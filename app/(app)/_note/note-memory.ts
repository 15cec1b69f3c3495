import type { PassageRecall, RecallLevel } from '@/lib/core/mastery/passage-recall'

/** What a note's page is told of memory, passage by passage. */
export interface NoteMemory {
  readonly recallOf: (cardIds: readonly string[]) => PassageRecall
  /** The same in a sentence, for screen readers. */
  readonly describe: (recall: PassageRecall) => string
  readonly nextOf: (cardId: string) => string
  readonly studyOf: (cardIds: readonly string[]) => { readonly href: string; readonly label: string }
}

interface Wash {
  readonly word: string
  readonly surface: string
  /** Differs by line as well as by colour. */
  readonly edge: string
}

export const WASHES: Readonly<Record<RecallLevel, Wash>> = {
  unseen: { word: 'not seen yet', surface: '', edge: 'hatch w-1.5' },
  1: { word: 'below 70 %', surface: 'bg-memory-1', edge: 'border-s-4 border-dotted border-ink' },
  2: { word: '70 to 80 %', surface: 'bg-memory-2', edge: 'border-s-4 border-dashed border-ink' },
  3: { word: '80 to 90 %', surface: 'bg-memory-3', edge: 'border-s-4 border-double border-ink' },
  4: { word: '90 to 95 %', surface: 'bg-memory-4', edge: 'border-s border-ink' },
  5: { word: '95 % and more', surface: 'bg-memory-5', edge: 'border-s-4 border-ink' },
}
