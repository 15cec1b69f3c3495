import type { ExplainedPassage, GeneratedCard } from '@/lib/core/cards/card'
import type { Draft } from '@/lib/core/cards/draft'
import type { KeylessCard } from '@/lib/core/cards/keys/keyless-card'
import { isDeictic, isSelfReference, leansBack } from '@/lib/core/cards/language/phrases'
import type { Block, Entry, Passage, Section } from '@/lib/core/cards/passages/block'
import { reasonOf } from '@/lib/core/cards/reasons'
import { isLinkOnly } from '@/lib/core/cards/rules/list'

interface Outcome {
  readonly passages: readonly Passage[]
  readonly sections: readonly Section[]
  /** Named, in the order of `ordered`. */
  readonly cards: readonly GeneratedCard[]
  readonly drafts: readonly Draft[]
  /** `mined[i]` was made from `drafts[i]`. */
  readonly mined: readonly KeylessCard[]
  readonly ordered: readonly KeylessCard[]
  readonly dropped: readonly { readonly draft: Draft; readonly reason: string }[]
}

/** Says of every passage which cards it gave, or why it gave none. */
export function explainPassages(outcome: Outcome): ExplainedPassage[] {
  const keys = keysByPassage(outcome)
  const faults = new Map<Passage, string>()
  for (const { draft, reason } of outcome.dropped) {
    for (const passage of draft.passages) if (!faults.has(passage)) faults.set(passage, reason)
  }
  const guesses = guessReasons(outcome.sections)
  return outcome.passages.map(passage => {
    const cards = keys.get(passage) ?? []
    const { startLine, endLine, chapter } = passage
    if (cards.length > 0) return { startLine, endLine, chapter, cards, reason: null }
    const code =
      guesses.get(passage)?.dropped ??
      passage.reason ??
      faults.get(passage) ??
      guesses.get(passage)?.guess ??
      'no-fact'
    return { startLine, endLine, chapter, cards, reason: reasonOf(code) }
  })
}

function keysByPassage({ drafts, mined, ordered, cards }: Outcome): Map<Passage, string[]> {
  const draftOf = new Map<KeylessCard, Draft>()
  for (const [index, card] of mined.entries()) {
    const draft = drafts[index]
    if (draft !== undefined) draftOf.set(card, draft)
  }
  const keys = new Map<Passage, string[]>()
  for (const [index, card] of ordered.entries()) {
    const key = cards[index]?.key
    if (key === undefined) continue
    for (const passage of draftOf.get(card)?.passages ?? []) {
      const known = keys.get(passage)
      if (known === undefined) keys.set(passage, [key])
      else known.push(key)
    }
  }
  return keys
}

interface Guess {
  readonly guess: string
  /** The section was left alone as a whole. */
  readonly dropped: string | null
}

function guessReasons(sections: readonly Section[]): Map<Passage, Guess> {
  const guesses = new Map<Passage, Guess>()
  for (const section of sections) {
    const { dropped } = section
    if (section.heading !== null) guesses.set(section.heading.passage, { guess: 'heading', dropped })
    for (const block of section.blocks) guessBlock(block, dropped, guesses)
  }
  return guesses
}

function guessBlock(block: Block, dropped: string | null, guesses: Map<Passage, Guess>): void {
  if (block.type === 'text') guesses.set(block.entry.passage, { guess: guessEntry(block.entry), dropped })
  else if (block.type === 'list') {
    for (const item of block.items) {
      if (item.entry !== null) guesses.set(item.entry.passage, { guess: guessEntry(item.entry), dropped })
      for (const child of item.blocks) guessBlock(child, dropped, guesses)
    }
  } else if (block.type === 'table') {
    for (const row of block.rows) guesses.set(row.passage, { guess: 'empty-row', dropped })
    guesses.set(block.passage, { guess: 'table-header', dropped })
  } else guesses.set(block.passage, { guess: 'no-fact', dropped })
}

function guessEntry(entry: Entry): string {
  const plain = entry.run.plain.trim()
  if (isLinkOnly(entry)) return 'link-only'
  if (/[:：]$/.test(plain)) return 'lead-in'
  if (/[?？]$/.test(plain)) return 'question'
  if (isDeictic(plain)) return 'deictic'
  if (isSelfReference(plain)) return 'self-reference'
  if (leansBack(plain)) return 'leans-back'
  return 'no-fact'
}
