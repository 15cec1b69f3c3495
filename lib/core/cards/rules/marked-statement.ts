import { classifyCode } from '@/lib/core/cards/commands/command-shape'
import { wordCount } from '@/lib/core/cards/language/phrases'
import type { Entry } from '@/lib/core/cards/passages/block'
import { readHead } from '@/lib/core/cards/passages/split-entry'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

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

/** Offset of the bracket that opens the last group, closed at the end or not at all. */
function openingOf(text: string): number {
  const bare = text.replace(/[\s.;]+$/, '')
  const closed = /[)）]$/.test(bare)
  let depth = 0
  for (let at = bare.length - 1; at > 0; at -= 1) {
    const char = bare[at]
    if (char === ')' || char === '）') depth += 1
    else if (char === '(' || char === '（') {
      depth -= 1
      if (depth <= 0) {
        const spaced = /\s/.test(bare[at - 1] ?? '') || char === '（'
        return spaced && (closed || depth < 0) ? at : -1
      }
    }
  }
  return -1
}

const PROSE =
  /(?:^|\s)(?:is|are|was|the|an?|of|that|which|you|will|can|may|must|to|for|it|this|only|when|if|y|de|que|und|der|die|das|ist|est|les?)(?=\s|[,.:]|$)/i

/** True for a run that begins with code and goes on like code: names, operators and placeholders. */
export function isStatement(run: Run): boolean {
  const first = run.tokens[0]
  if (first?.kind !== 'code') return false
  const text = run.tokens.map(token => (token.kind === 'code' ? ' ' : token.text)).join('')
  if (/[.!?:]\s+\p{L}/u.test(text) || PROSE.test(text)) return false
  if (/[^\x20-\x7e\u2018-\u201d\u2026]/.test(text)) return false
  const words = text.split(/\s+/).filter(word => /^[a-z]{2,}$/i.test(word))
  const codes = run.tokens.filter(token => token.kind === 'code').length
  return /[;)]\s*$/.test(run.plain) || words.length <= codes * 2
}

/** A whole statement of code and names, not a single code span and no sentence. */
export function isHalfMarked(run: Run): boolean {
  const codes = run.tokens.filter(token => token.kind === 'code').length
  if (codes === 0 || run.tokens.length < 2 || !isStatement(run)) return false
  if (openingOf(run.plain) !== -1 && PROSE.test(run.plain.slice(openingOf(run.plain)))) return false
  return codes > 1 || /;\s*$/.test(run.plain) || /^[A-Z]{2,}\b/.test(run.plain)
}
