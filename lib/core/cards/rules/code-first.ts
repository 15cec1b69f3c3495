import { classifyCode, isShellLike } from '@/lib/core/cards/commands/command-shape'
import { isDeictic, wordCount } from '@/lib/core/cards/language/phrases'
import type { Entry } from '@/lib/core/cards/passages/block'
import { readHead, type SplitEntry, splitEntry, wholeCode } from '@/lib/core/cards/passages/split-entry'
import { mineFlagMentions } from '@/lib/core/cards/rules/flag-mention'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'code-then-meaning'

/** `` `command`: what it does `` with any of the separators, for commands, flags and names in code. */
export function mineCodeFirst(entry: Entry, place: Place): boolean {
  const split = splitEntry(entry.run) ?? splitUnseparated(entry, place)
  if (split === null || split.mark !== 'code') return false
  const { left, right } = split
  if (right.plain.trim() === '' || isBareReference(right)) return false
  const alone = wholeCode(left)
  const parts = left.tokens.filter(token => token.kind === 'code' || token.kind === 'math')
  const code = alone ?? left.plain.trim()
  const kind = classifyCode(parts[0]?.text ?? code)
  const origin = originOf(place, entry)
  const meaning = runToMarkdown(right)
  if (kind === 'flag') {
    if (place.command !== null) {
      return place.writer.flag(
        `${RULE}-flag`,
        parts.map(part => part.text).join(', '),
        place.command,
        meaning,
        origin,
      )
    }
    return place.writer.concept(`${RULE}-flag`, left, meaning, origin, place.writer.words.whatDoes, true)
  }
  const spelled = parts.map(part => part.text.trim())
  if (kind === 'command' && parts.every(part => part.kind === 'code')) {
    const keys = left.plain.includes('+') && spelled.length > 1 && !spelled.some(part => part.includes(' '))
    const codes = keys ? [left.plain.trim()] : spelled
    const done =
      codes.length === 1
        ? place.writer.command(RULE, codes[0] ?? code, meaning, origin, isShellLike(codes[0] ?? code))
        : place.writer.commands(RULE, codes, meaning, origin)
    if (done) {
      place.command = spelled[0] ?? code
      mineFlagMentions(right, spelled[0] ?? code, entry, place)
    }
    return done
  }
  if (isDeictic(right.plain) && wordCount(right.plain) < 8) return false
  return place.writer.concept(
    RULE,
    left,
    meaning,
    origin,
    parts.length === 1 ? place.writer.words.whatMeans : null,
  )
}

/** Nothing but a link or an address explains nothing. */
function isBareReference(right: Run): boolean {
  return (
    right.tokens.every(token => token.link || token.text.trim() === '') &&
    /^(?:https?:|www\.)|^(?:link|here|docs?)$/i.test(right.plain.trim())
  )
}

/** In a list, `` `command` what it does `` needs no separator, unless the words make a sentence of it. */
function splitUnseparated(entry: Entry, place: Place): SplitEntry | null {
  if (!place.inList) return null
  const head = readHead(entry.run)
  if (head === null || head.mark !== 'code') return null
  const left = sliceRun(entry.run, 0, head.end)
  const right = sliceRun(entry.run, head.end)
  const first = left.tokens[0]
  if (first === undefined || classifyCode(first.text) === 'term') return null
  const least = first.text.length <= 3 || /^[:\\]/.test(first.text) ? 3 : 6
  if (wordCount(right.plain) < 2 && right.plain.length < least) return null
  if (/^(?:is|are|was|can|will|must|should|and|or|to|in|with|[.,;)])(?:\s|$)/i.test(right.plain)) return null
  return { left, right, mark: 'code', separator: ' ' }
}
