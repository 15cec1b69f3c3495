/**
 * From a note's text to its cards: a pure function of path and text. Explicit cards are read first and their lines
 * left alone; the rest is mined section by section, put through the gate, and named.
 */
import type { ExplainedPassage, GeneratedCard, NoteDeck } from '@/lib/core/cards/card'
import { CardWriter } from '@/lib/core/cards/card-writer'
import type { DialectSwitches } from '@/lib/core/cards/dialects/dialect'
import { EXPLICIT_GROUP, readExplicitCards } from '@/lib/core/cards/dialects/read-explicit-cards'
import type { Draft } from '@/lib/core/cards/draft'
import { explainPassages } from '@/lib/core/cards/explain-passages'
import { passGate } from '@/lib/core/cards/gate/pass-gate'
import { assignKeys } from '@/lib/core/cards/keys/assign-keys'
import type { KeylessCard } from '@/lib/core/cards/keys/keyless-card'
import { detectLanguage, type NoteLanguage } from '@/lib/core/cards/language/detect-language'
import type { Section } from '@/lib/core/cards/passages/block'
import { readSections } from '@/lib/core/cards/passages/read-sections'
import { dropSections } from '@/lib/core/cards/rules/drop-sections'
import { mineSection } from '@/lib/core/cards/rules/mine-section'
import type { Chapter, LineRange } from '@/lib/core/notes/note'
import { type ParsedNote, parseNote } from '@/lib/core/notes/parse-note'
import { readFrontMatter } from '@/lib/core/notes/read-front-matter'

export interface DeckInput {
  /** Relative to the imported folder, with `/`. */
  readonly path: string
  readonly text: string
  readonly options?: DeckOptions
}

export interface DeckOptions {
  /** The language of the fronts; guessed from the text when absent. */
  readonly language?: NoteLanguage
  /** Explicit cards only: nothing is mined from unmarked text. */
  readonly onlyExplicit?: boolean
  /** Which other tools' card marks to read; those not named are read where they are unmistakable. */
  readonly dialects?: DialectSwitches
}

/** Never throws; the same input gives the same deck. */
export function generateDeck(input: DeckInput): NoteDeck {
  return generateFromTree(input, parseNote(input.text))
}

/** The same for a note that is parsed already. */
export function generateFromTree(input: DeckInput, note: ParsedNote): NoteDeck {
  const explicit = readExplicitCards(note, input.options?.dialects ?? {}, input.path)
  const { sections, passages } = readSections(note, linesIn(explicit.claimed))
  dropSections(sections)
  const writer = new CardWriter(input.options?.language ?? detectLanguage(note.source))
  if (input.options?.onlyExplicit !== true) mineSections(sections, writer)
  const { cards: drafts, dropped } = passGate(writer.drafts)
  const mined = drafts.map(draft => toCard(draft, input.path))
  const ordered = [...explicit.cards, ...mined].sort(
    (a, b) => a.source.startLine - b.source.startLine || a.source.endLine - b.source.endLine,
  )
  const cards = assignKeys(ordered)
  const { title, tags } = readFrontMatter(note.tree)
  return {
    title: title ?? titleOf(sections, input.path),
    chapters: sections.map(toChapter),
    passages: [
      ...explainPassages({ passages, sections, cards, drafts, ordered, mined, dropped }),
      ...explainExplicit(cards),
    ].sort((a, b) => a.startLine - b.startLine || a.endLine - b.endLine),
    cards,
    tags,
  }
}

function linesIn(ranges: readonly LineRange[]): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const { startLine, endLine } of ranges)
    for (let line = startLine; line <= endLine; line += 1) lines.add(line)
  return lines
}

/** The passages that their author marked as cards. */
function explainExplicit(cards: readonly GeneratedCard[]): ExplainedPassage[] {
  const passages = new Map<string, { readonly first: GeneratedCard; readonly keys: string[] }>()
  for (const card of cards) {
    if (!card.group.startsWith(EXPLICIT_GROUP)) continue
    const passage = passages.get(card.group)
    if (passage === undefined) passages.set(card.group, { first: card, keys: [card.key] })
    else passage.keys.push(card.key)
  }
  return [...passages.values()].map(({ first, keys }) => ({
    startLine: first.source.startLine,
    endLine: first.source.endLine,
    chapter: first.chapter,
    cards: keys,
    reason: null,
  }))
}

function mineSections(sections: readonly Section[], writer: CardWriter): void {
  const commands = new Map<Section, string | null>()
  for (const section of sections) {
    if (section.dropped !== null) continue
    const inherited = section.parent === null ? null : (commands.get(section.parent) ?? null)
    commands.set(section, mineSection(section, writer, inherited))
  }
}

function toCard(draft: Draft, file: string): KeylessCard {
  const first = draft.passages[0]
  return {
    kind: draft.kind,
    rule: draft.rule,
    group: `p${first?.startLine ?? draft.startLine}`,
    chapter: draft.section.path,
    front: draft.front,
    back: draft.back,
    answer: draft.answer,
    source: { file, startLine: draft.startLine, endLine: draft.endLine },
    subject: draft.subject,
    direction: draft.direction,
  }
}

function toChapter(section: Section): Chapter {
  return { path: section.path, depth: section.depth, startLine: section.startLine, endLine: section.endLine }
}

function titleOf(sections: readonly Section[], path: string): string {
  const heading = sections.find(section => section.heading !== null)?.heading?.run.plain.replaceAll('\n', ' ')
  if (heading !== undefined && heading !== '') return heading
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '')
}
