import type { Chapter, ChapterPath, LineRange } from '@/lib/core/notes/note'

/** One question with one answer, made by a rule from a passage. */
export type CardKind = 'command' | 'flag' | 'concept' | 'list' | 'cloze' | 'basic'

/** Lines of one file, 1-based and inclusive. `file` is the path relative to the imported folder, with `/`. */
export interface CardSource extends LineRange {
  readonly file: string
}

/** A card as the generator makes it: a pure function of the note's text and path. */
export interface GeneratedCard {
  /** Stable name across edits, unique in its note; see `core/cards/keys`. */
  readonly key: string
  readonly kind: CardKind
  /** Id of the rule that made it, such as `inline-command-colon`. */
  readonly rule: string
  /** Cards of one passage share a group: they are siblings. Unique in its note. */
  readonly group: string
  readonly chapter: ChapterPath
  /** Markdown. */
  readonly front: string
  /** Markdown. */
  readonly back: string
  /** The text to type, verbatim from the note, or null when the answer is not typed. */
  readonly answer: string | null
  readonly source: CardSource
  /** Progress found in the note itself (another tool's scheduling comment), to be carried over. */
  readonly progress?: CarriedProgress
}

/** Scheduling data another tool wrote into a note, such as `<!--SR:!2021-08-20,13,290-->`. */
export interface CarriedProgress {
  /** ISO date, in the learner's own calendar. */
  readonly due: string
  readonly intervalDays: number
  /** Ease in per cent, as SM-2 tools write it (250 is the usual start). */
  readonly ease: number
}

/** A block of the note and what became of it: cards, or the reason why there are none. */
export interface ExplainedPassage extends LineRange {
  readonly chapter: ChapterPath
  /** Keys of its cards, in order. */
  readonly cards: readonly string[]
  /** Set when `cards` is empty: a stable code for tests and a sentence for people. */
  readonly reason: PassageReason | null
}

export interface PassageReason {
  /** Kebab-case, such as `no-explanation`, `table-of-contents`, `image-only`. */
  readonly code: string
  readonly sentence: string
}

/** Everything the generator says of one note. */
export interface NoteDeck {
  /** Title of the note: front matter `title`, else the first heading, else the file's name. */
  readonly title: string
  readonly chapters: readonly Chapter[]
  readonly passages: readonly ExplainedPassage[]
  /** In the order of their source lines. */
  readonly cards: readonly GeneratedCard[]
  /** From front matter and `#tags`, without `#`. */
  readonly tags: readonly string[]
}
