import type { KeylessCard } from '@/lib/core/cards/keys/keyless-card'
import type { ChapterPath, LineRange } from '@/lib/core/notes/note'
import type { ParsedNote } from '@/lib/core/notes/parse-note'
import { readAnkiCloze } from './anki-cloze'
import { readAnkiText } from './anki-text'
import {
  DIALECTS,
  type DialectId,
  type DialectReader,
  type DialectSwitches,
  type ExplicitDraft,
} from './dialect'
import { readHashcards } from './hashcards'
import { readLearnkit } from './learnkit'
import { type MarkedText, markText } from './marked-text'
import { readMdanki } from './mdanki'
import { readMochi } from './mochi'
import { readObsidianSr } from './obsidian-sr'
import { readOrbit } from './orbit'
import { carryProgress } from './schedules'
import { readFlashcardsObsidian, readLogseq, readNeuracache } from './tagged-cards'
import { readYanki } from './yanki'

/**
 * The cards a note's author wrote as cards, in any of the dialects people know from other tools. They pass
 * through unchanged, and their lines are not mined again. Dialects are asked in a fixed order, the least
 * ambiguous first; a line belongs to the first that reads a card from it.
 */
/** How the groups of explicit cards begin; no rule's groups do. */
export const EXPLICIT_GROUP = 'explicit-'

export interface ExplicitCards {
  /** In the order of their lines. `source.file` is `path`; `group` is unique in the note. */
  readonly cards: readonly KeylessCard[]
  /** Lines that are spoken for: of cards, of their scheduling data, of a text export's header. */
  readonly claimed: readonly LineRange[]
}

const READERS: Readonly<Record<DialectId, DialectReader>> = {
  'anki-text': readAnkiText,
  learnkit: readLearnkit,
  hashcards: readHashcards,
  orbit: readOrbit,
  logseq: readLogseq,
  'flashcards-obsidian': readFlashcardsObsidian,
  neuracache: readNeuracache,
  'anki-cloze': readAnkiCloze,
  'obsidian-sr': readObsidianSr,
  mochi: readMochi,
  yanki: readYanki,
  mdanki: readMdanki,
}

/** What any dialect needs at least; a note without any of it is not looked at twice. */
const ANY_MARKER =
  /::|\{|==|^[ \t>]*\?\??[ \t]*\r?$|^[QAC][:.]|\|[ \t]*\r?$|#(?:flash)?card|^-{3}|[?？][ \t]*\r?$|~~|^#\w+(?: column)?:/m

export const readExplicitCards = (
  note: ParsedNote,
  enabled: DialectSwitches = {},
  path = '',
): ExplicitCards => {
  const isTold = Object.values(enabled).includes('on')
  if (!isTold && !ANY_MARKER.test(note.source)) return { cards: [], claimed: [] }
  const text = markText(note)
  const taken = new Uint8Array(text.lineCount + 2)
  const found: ExplicitDraft[] = []
  for (const id of DIALECTS) {
    const setting = enabled[id] ?? 'auto'
    if (setting === 'off') continue
    const isFree = (lines: LineRange): boolean =>
      !taken.subarray(lines.startLine, lines.endLine + 1).includes(1)
    const drafts = groupDrafts(READERS[id](text, setting, isFree)).flatMap(group =>
      carryProgress(text, group),
    )
    for (const draft of drafts) taken.fill(1, draft.startLine, draft.endLine + 1)
    if (id === 'anki-text' && drafts.length > 0) taken.fill(1, 1, text.lineCount + 1)
    found.push(...drafts)
  }
  const chapterAt = chapterFinder(text, taken)
  const cards = found
    .map((draft, order) => ({ draft, order }))
    .sort((a, b) => a.draft.startLine - b.draft.startLine || a.order - b.order)
    .map(({ draft }) => toCard(draft, chapterAt(draft.startLine), path))
  return { cards, claimed: claimedRanges(taken) }
}

const groupDrafts = (drafts: readonly ExplicitDraft[]): ExplicitDraft[][] => {
  const groups = new Map<string, ExplicitDraft[]>()
  for (const draft of drafts) {
    const name = `${draft.startLine}-${draft.endLine}`
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [draft])
    else group.push(draft)
  }
  return [...groups.values()]
}

const toCard = (draft: ExplicitDraft, chapter: ChapterPath, file: string): KeylessCard => {
  const { startLine, endLine, ...rest } = draft
  return {
    ...rest,
    group: `${EXPLICIT_GROUP}${startLine}-${endLine}`,
    chapter,
    source: { file, startLine, endLine },
  }
}

/** A heading that is part of a card (`## front`, or a line over `---`) opens no chapter. */
const chapterFinder = (text: MarkedText, taken: Uint8Array): ((line: number) => ChapterPath) => {
  const opened: { readonly line: number; readonly path: ChapterPath }[] = []
  const stack: { readonly depth: number; readonly title: string }[] = []
  for (const heading of text.headings) {
    if (taken[heading.startLine] === 1) continue
    while ((stack.at(-1)?.depth ?? 0) >= heading.depth) stack.pop()
    stack.push({ depth: heading.depth, title: headingTitle(text, heading.start, heading.end) })
    opened.push({ line: heading.startLine, path: stack.map(({ title }) => title) })
  }
  return line => opened.findLast(({ line: from }) => from <= line)?.path ?? []
}

const headingTitle = (text: MarkedText, start: number, end: number): string =>
  text.source
    .slice(start, end)
    .replace(/^#+[ \t]*|[ \t]+#+[ \t]*$/g, '')
    .replace(/\n[-=]+\s*$/, '')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const claimedRanges = (taken: Uint8Array): LineRange[] => {
  const ranges: LineRange[] = []
  for (let line = 1; line < taken.length; line++) {
    if (taken[line] !== 1) continue
    const startLine = line
    while (taken[line + 1] === 1) line++
    ranges.push({ startLine, endLine: line })
  }
  return ranges
}
