import type { CardDecision, ImportedNote, PlannedNote } from '@/lib/contracts/import'
import type { GeneratedCard } from '@/lib/core/cards/card'
import { type IntakeOutcome, type IntakeProblem, problemWith } from '@/lib/core/notes-intake/intake-outcome'
import type { PreparedNote } from './prepared-note'

/**
 * An import that is not saved yet: the notes that were read, what was wrong with others, and what the learner
 * decided. A value; every change makes a new one and keeps the parts that did not change.
 */
export interface ImportDraft {
  /** By path, in the order they were read. */
  readonly notes: ReadonlyMap<string, PreparedNote>
  /** Paths of notes that are not to be kept. */
  readonly excluded: ReadonlySet<string>
  readonly decisions: ReadonlyMap<string, NoteDecisions>
  /** What keeping would change, for notes that are there already. */
  readonly plans: ReadonlyMap<string, PlannedNote>
  readonly problems: readonly IntakeProblem[]
  readonly leftOut: LeftOut
}

/** By card key. */
export type NoteDecisions = ReadonlyMap<string, CardDecision>

/** Files that nobody expects to be imported, counted. */
export interface LeftOut {
  readonly hidden: number
  readonly notNotes: number
  readonly twins: number
}

export const EMPTY_DRAFT: ImportDraft = {
  notes: new Map(),
  excluded: new Set(),
  decisions: new Map(),
  plans: new Map(),
  problems: [],
  leftOut: { hidden: 0, notNotes: 0, twins: 0 },
}

/** The words of a card as they stand in the preview, and what will become of it. */
export interface PreviewCard {
  readonly card: GeneratedCard
  readonly front: string
  readonly back: string
  readonly answer: string | null
  readonly isDropped: boolean
  readonly isEdited: boolean
  /** Null while it is not known, and for notes that are new. */
  readonly change: PlannedNote['cards'][number]['change'] | null
  /** The note's words until now, where an edit of the note changes them. */
  readonly before: CardWords | null
}

export interface CardWords {
  readonly front: string
  readonly back: string
  readonly answer: string | null
}

/** More than this many problems are counted and not listed. */
const MOST_PROBLEMS = 2_000

export function addRead(
  draft: ImportDraft,
  notes: readonly PreparedNote[],
  others: readonly Exclude<IntakeOutcome, { kind: 'note' }>[],
): ImportDraft {
  const problems: IntakeProblem[] = []
  const leftOut = { ...draft.leftOut }
  for (const other of others) {
    if (other.kind === 'problem') problems.push(other.problem)
    else if (other.reason === 'hidden') leftOut.hidden += 1
    else if (other.reason === 'twin') leftOut.twins += 1
    else leftOut.notNotes += 1
  }
  return {
    ...draft,
    notes:
      notes.length === 0
        ? draft.notes
        : new Map([...draft.notes, ...notes.map(note => [note.path, note] as const)]),
    problems:
      problems.length === 0 ? draft.problems : [...draft.problems, ...problems].slice(0, MOST_PROBLEMS),
    leftOut,
  }
}

/** Files that never reached the reader, such as folders that the browser could not open. */
export function addUnreadable(draft: ImportDraft, paths: readonly string[]): ImportDraft {
  const problems = paths.map(path =>
    problemWith(path, 'unreadable', 'could not be read. Check that you may open it.'),
  )
  return { ...draft, problems: [...draft.problems, ...problems].slice(0, MOST_PROBLEMS) }
}

export function setExcluded(draft: ImportDraft, path: string, isExcluded: boolean): ImportDraft {
  const excluded = new Set(draft.excluded)
  if (isExcluded) excluded.add(path)
  else excluded.delete(path)
  return { ...draft, excluded }
}

export function addPlans(draft: ImportDraft, plans: readonly PlannedNote[]): ImportDraft {
  return { ...draft, plans: new Map([...draft.plans, ...plans.map(plan => [plan.path, plan] as const)]) }
}

export function dropCard(draft: ImportDraft, path: string, key: string): ImportDraft {
  return decide(draft, path, key, isDroppedAlready(draft, path, key) ? null : { action: 'drop', key })
}

/** Takes back a drop: the one just made, or one of an earlier import. */
export function restoreCard(draft: ImportDraft, path: string, key: string): ImportDraft {
  return decide(draft, path, key, isDroppedAlready(draft, path, key) ? { action: 'restore', key } : null)
}

/** @param words null goes back to the words of the note. */
export function editCard(
  draft: ImportDraft,
  path: string,
  key: string,
  words: CardWords | null,
): ImportDraft {
  return decide(draft, path, key, words === null ? null : { action: 'edit', key, ...words })
}

function decide(draft: ImportDraft, path: string, key: string, decision: CardDecision | null): ImportDraft {
  const ofNote = new Map(draft.decisions.get(path))
  if (decision === null) ofNote.delete(key)
  else ofNote.set(key, decision)
  const decisions = new Map(draft.decisions)
  if (ofNote.size === 0) decisions.delete(path)
  else decisions.set(path, ofNote)
  return { ...draft, decisions }
}

function isDroppedAlready(draft: ImportDraft, path: string, key: string): boolean {
  return draft.plans.get(path)?.cards.find(card => card.key === key)?.isDropped ?? false
}

/** A note's cards, with decisions and plan worked in. */
export function previewCards(
  note: PreparedNote,
  decisions: NoteDecisions | undefined,
  plan: PlannedNote | undefined,
): PreviewCard[] {
  const planned = new Map(plan?.cards.map(card => [card.key, card]))
  return note.deck.cards.map(card => {
    const decision = decisions?.get(card.key)
    const known = planned.get(card.key)
    const words = decision?.action === 'edit' ? decision : (known?.edited ?? card)
    return {
      card,
      front: words.front,
      back: words.back,
      answer: words.answer,
      isDropped: decision?.action === 'drop' || (decision === undefined && (known?.isDropped ?? false)),
      isEdited: words !== card,
      change: plan === undefined || plan.noteId === null ? null : (known?.change ?? null),
      before: known?.before ?? null,
    }
  })
}

export interface DraftCounts {
  /** Notes that will be kept. */
  readonly notes: number
  /** Cards that will be studied. */
  readonly cards: number
  readonly dropped: number
}

export function countDraft(draft: ImportDraft): DraftCounts {
  let notes = 0
  let cards = 0
  let dropped = 0
  for (const [path, note] of draft.notes) {
    if (draft.excluded.has(path)) continue
    notes += 1
    const droppedHere = countDropped(note, draft.decisions.get(path), draft.plans.get(path))
    dropped += droppedHere
    cards += note.deck.cards.length - droppedHere
  }
  return { notes, cards, dropped }
}

export function countDropped(
  note: PreparedNote,
  decisions: NoteDecisions | undefined,
  plan: PlannedNote | undefined,
): number {
  if (decisions === undefined && plan === undefined) return 0
  return previewCards(note, decisions, plan).filter(card => card.isDropped).length
}

/** What goes to the server. */
export function toImportedNotes(draft: ImportDraft): ImportedNote[] {
  return [...draft.notes.values()]
    .filter(note => !draft.excluded.has(note.path))
    .map(note => ({
      path: note.path,
      text: note.text,
      decisions: [...(draft.decisions.get(note.path)?.values() ?? [])],
    }))
}

export interface PlanCounts {
  readonly kept: number
  readonly matched: number
  readonly created: number
  readonly restored: number
  readonly retired: number
}

/** What keeping changes in notes that are there already; null when none is. */
export function countPlans(plans: Iterable<PlannedNote>): PlanCounts | null {
  const counts = { kept: 0, matched: 0, created: 0, restored: 0, retired: 0 }
  let isUpdate = false
  for (const plan of plans) {
    if (plan.noteId === null) continue
    isUpdate = true
    for (const card of plan.cards) counts[card.change] += 1
    counts.retired += plan.retired.length
  }
  return isUpdate ? counts : null
}
