/**
 * What a Markdown file is to Recto: chapters (headings and what stands under them) and passages (blocks with
 * their line range). Lines are 1-based and inclusive; they count in the text as it was given.
 */

/** Headings from the outermost to the innermost, as plain text. Empty for what stands before any heading. */
export type ChapterPath = readonly string[]

export interface Chapter {
  readonly path: ChapterPath
  /** 1 for `#` … 6 for `######`; 0 for the text before the first heading. */
  readonly depth: number
  readonly startLine: number
  /** The last line before the next heading of any depth. */
  readonly endLine: number
}

export interface LineRange {
  readonly startLine: number
  readonly endLine: number
}
