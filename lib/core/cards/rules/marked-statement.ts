import { classifyCode } from '@/lib/core/cards/commands/command-shape'
import { wordCount } from '@/lib/core/cards/language/phrases'
import type { Entry } from '@/lib/core/cards/passages/block'
import { isStatement, openingOf } from '@/lib/core/cards/passages/half-marked'
import { readHead } from '@/lib/core/cards/passages/split-entry'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'code-then-parenthesis'

/** `` `code` rest (what it does) ``: code, wholly or partly marked, with its meaning in brackets behind it. */
export function mineMarkedStatement(entry: Entry, place: Place): boolean {
  const { run } = entry
  if (readHead(run)?.mark !== 'code') return false
  const open = openingOf(run.plain)
  if (open === -1) return false
  const statement = sliceRun(run, 0, open)
  if (!isStatement(statement)) return false
  const close = /[)）]\s*[.;]?\s*$/.exec(run.plain)?.index ?? run.plain.length
  const meaning = sliceRun(run, open + 1, close)
  if (wordCount(meaning.plain) < 3 && meaning.plain.length < 10) return false
  const origin = originOf(place, entry)
  const said = runToMarkdown(meaning)
  if (classifyCode(statement.plain) === 'term' && statement.tokens.length === 1) {
    return place.writer.concept(RULE, statement, said, origin)
  }
  return place.writer.command(RULE, statement.plain, said, origin)
}
