import type { CarriedProgress } from '@/lib/core/cards/card'
import type { MarkedText } from '@/lib/core/cards/dialects/marked-text'
import type { LineRange } from '@/lib/core/notes/note'

/** The ways of writing cards into Markdown that other tools have taught people. */
export const DIALECTS = [
  'anki-text',
  'learnkit',
  'hashcards',
  'orbit',
  'logseq',
  'flashcards-obsidian',
  'neuracache',
  'anki-cloze',
  'obsidian-sr',
  'mochi',
  'yanki',
  'mdanki',
] as const
export type DialectId = (typeof DIALECTS)[number]

/**
 * `auto` reads what cannot be meant otherwise, and the ambiguous forms (`---` between sides, `## heading` as
 * front, `{x}`) only where the note gives evidence; `on` reads every form; `off` none.
 */
export type DialectSwitch = 'auto' | 'on' | 'off'
export type DialectSwitches = Readonly<Partial<Record<DialectId, DialectSwitch>>>

/** A card as its author wrote it. Drafts with the same lines are siblings. */
export interface ExplicitDraft extends LineRange {
  readonly kind: 'basic' | 'cloze'
  readonly rule: string
  readonly front: string
  readonly back: string
  readonly answer: string | null
  readonly subject?: string
  readonly direction?: 'forward' | 'reverse'
  readonly progress?: CarriedProgress
}

/** Reads one dialect. `isFree` tells whether an earlier dialect has left these lines. */
export type DialectReader = (
  text: MarkedText,
  setting: 'auto' | 'on',
  isFree: (lines: LineRange) => boolean,
) => readonly ExplicitDraft[]

/** Both ways of a card whose author asked for both. */
export const bothWays = (draft: ExplicitDraft): ExplicitDraft[] => [
  { ...draft, direction: 'forward', subject: draft.front },
  { ...draft, direction: 'reverse', subject: draft.front, front: draft.back, back: draft.front },
]
