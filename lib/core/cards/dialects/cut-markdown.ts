import type { MarkedText, Span } from './marked-text'

/**
 * Cuts a card's side out of the note: its own Markdown, without quote marks, common indentation, other tools'
 * comments, block ids and deck tags.
 */
export const cutMarkdown = (text: MarkedText, { start, end }: Span): string =>
  tidy(text.source.slice(start, end))

const SCHEDULE = /<!--\s{0,4}(?:SR|FSRS):[^>]{0,4000}-->/g
const OTHER_COMMENT = /<!--(?:(?!-->)[\s\S]){0,2000}-->/g
const BLOCK_ID = /(?:^|[ \t])\^[\w-]{1,60}[ \t]*$/gm
const DECK_TAG =
  /(?:^|[ \t])#(?:flashcards?|card(?:[-/](?:reverse|spaced))?)(?:\/[\p{L}\p{N}_/-]{0,80})?(?![\p{L}\p{N}_/-])/gu

export const tidy = (markdown: string): string => {
  const bare = markdown
    .replace(/\r\n?/g, '\n')
    .replace(SCHEDULE, '')
    .replace(OTHER_COMMENT, '')
    .replace(DECK_TAG, '')
    .replace(BLOCK_ID, '')
    .replace(/\n[ \t]*>[ \t]?/g, '\n')
  return dedent(bare).trim()
}

/** Takes away the indentation that all lines after the first have in common. */
const dedent = (markdown: string): string => {
  const [first = '', ...rest] = markdown.split('\n')
  const indents = rest.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length)
  const common = indents.length === 0 ? 0 : Math.min(...indents)
  const cut = (line: string): string => line.slice(Math.min(common, line.length - line.trimStart().length))
  return [first, ...rest.map(cut)].map(line => line.trimEnd()).join('\n')
}
