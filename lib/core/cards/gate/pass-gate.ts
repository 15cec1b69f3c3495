/**
 * The last word on every draft: one that is empty, over-long or gives its answer away is dropped; two that ask the
 * same are merged, told apart by their chapters, or the later one is dropped. Each drop leaves its reason with the
 * passage it came from.
 */
import { type Draft, LONGEST_BACK } from '@/lib/core/cards/draft'
import { chapterContext, withContext } from '@/lib/core/cards/gate/chapter-context'
import { foldSide } from '@/lib/core/cards/gate/fold-side'
import { mergeDrafts } from '@/lib/core/cards/gate/merge-drafts'

export interface Gated {
  readonly cards: readonly Draft[]
  /** Drafts that did not pass, by reason code. */
  readonly dropped: readonly { readonly draft: Draft; readonly reason: string }[]
}

export function passGate(drafts: readonly Draft[]): Gated {
  const dropped: { draft: Draft; reason: string }[] = []
  const drop = (draft: Draft, reason: string) => dropped.push({ draft, reason })
  let cards = drafts.map(addNeededChapter).filter(draft => {
    const reason = faultOf(draft)
    if (reason !== null) drop(draft, reason)
    return reason === null
  })
  cards = settle(cards, tellApartByChapter, drop)
  cards = settle(cards, mergeWithin, drop)
  cards = settle(cards, keepFirst, drop)
  return { cards, dropped }
}

type Drop = (draft: Draft, reason: string) => void
type Settle = (group: readonly Draft[], drop: Drop) => readonly Draft[]

/** Hands every group of cards with the same front to `decide`; the order of the rest stays. */
function settle(cards: readonly Draft[], decide: Settle, drop: Drop): Draft[] {
  const groups = new Map<string, Draft[]>()
  for (const card of cards) {
    const front = frontOf(card)
    const group = groups.get(front)
    if (group === undefined) groups.set(front, [card])
    else group.push(card)
  }
  const settled: Draft[] = []
  for (const group of groups.values()) {
    if (group.length === 1) settled.push(...group)
    else settled.push(...decide(group, drop))
  }
  return settled
}

function addNeededChapter(draft: Draft): Draft {
  if (draft.needsChapter !== true) return draft
  const context = chapterContext(draft.section.path, draft.front, draft.answer ?? draft.back, 2)
  return { ...draft, front: withContext(draft.front, context) }
}

/** Folded fronts, which every step compares by. */
const folded = new WeakMap<Draft, string>()

function frontOf(draft: Draft): string {
  const known = folded.get(draft)
  if (known !== undefined) return known
  const front = foldSide(draft.front)
  folded.set(draft, front)
  return front
}

function faultOf(draft: Draft): string | null {
  if (draft.back.length > LONGEST_BACK) return 'too-long'
  const front = frontOf(draft)
  if (front === '' || !/[^\s`*]/.test(draft.back)) return 'empty'
  const answer = draft.answer === null ? '' : foldSide(draft.answer)
  if (answer.length > 3 && front.includes(answer)) return 'leak'
  if (draft.direction === 'forward' && answer.length > 0 && answer.length <= 3 && draft.kind !== 'cloze') {
    const words = draft.front.toLowerCase().split(/[^\p{L}\p{N}-]+/u)
    if (words.includes(answer)) return 'leak'
  }
  return draft.back === draft.front ? 'duplicate' : null
}

/** Same words under different headings: each front gets the headings that tell it from the others. */
function tellApartByChapter(group: readonly Draft[], drop: Drop): readonly Draft[] {
  const byBack = new Map<string, Draft>()
  for (const draft of group) {
    const back = foldSide(draft.back)
    if (byBack.has(back)) drop(draft, 'duplicate')
    else byBack.set(back, draft)
  }
  const distinct = [...byBack.values()]
  const chapters = new Set(distinct.map(draft => draft.section.path.join('\n')))
  if (distinct.length < 2 || chapters.size < 2) return distinct
  return distinct.map(draft => {
    const context = chapterContext(draft.section.path, draft.front, draft.answer ?? draft.back, 2)
    const front = withContext(draft.front, context)
    return faultOf({ ...draft, front }) === null ? { ...draft, front } : draft
  })
}

function mergeWithin(group: readonly Draft[], drop: Drop): readonly Draft[] {
  const kept: Draft[] = []
  for (const draft of group) {
    const at = kept.findIndex(other => other.kind === draft.kind && other.section === draft.section)
    const other = kept[at]
    const merged = other === undefined ? null : mergeDrafts(other, draft)
    if (merged === null) kept.push(draft)
    else kept[at] = merged
  }
  return kept.length === group.length ? group : settle(kept, keepFirst, drop)
}

function keepFirst(group: readonly Draft[], drop: Drop): readonly Draft[] {
  const [first, ...rest] = group
  if (first === undefined) return []
  for (const draft of rest)
    drop(draft, foldSide(draft.back) === foldSide(first.back) ? 'duplicate' : 'ambiguous')
  return [first]
}
