import { classifyCode } from '@/lib/core/cards/commands/command-shape'
import { wordCount } from '@/lib/core/cards/language/phrases'
import type { Entry } from '@/lib/core/cards/passages/block'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { makeRun, type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'code-pairs'

const JOINT = /(?:[,;；，、]\s*(?:(?:and|but|or|y|e|und|et|while)\s+)?|\.\s+)$/i
const LEAD = /^\s*(?:[:=：→]|-{1,2}>?\s|[–—])?\s*/

/** `` `a` does this, `b` does that ``: several pieces of code in one line, each with its own few words. */
export function mineCodePairs(entry: Entry, place: Place): boolean {
  const pairs = readPairs(entry.run)
  if (pairs === null) return false
  const origin = originOf(place, entry)
  const { writer } = place
  let made = false
  for (const { code, meaning } of pairs) {
    const text = code.plain.trim()
    const said = runToMarkdown(meaning)
    const kind = classifyCode(text)
    if (kind === 'flag' && place.command !== null)
      made = writer.flag(`${RULE}-flag`, text, place.command, said, origin) || made
    else if (kind === 'command') {
      made = writer.command(RULE, text, said, origin) || made
      place.command = text
    } else {
      const is = /^(?:is|are)\s+(?=\S)/.exec(said)?.[0].length ?? 0
      const ask = is > 0 ? writer.words.whatIs : writer.words.whatDoes
      made = writer.concept(RULE, code, said.slice(is), origin, ask, true) || made
    }
  }
  return made
}

function readPairs(run: Run): { code: Run; meaning: Run }[] | null {
  const starts: { from: number; to: number }[] = []
  let at = 0
  for (const token of run.tokens) {
    if (token.kind === 'code') starts.push({ from: at, to: at + token.text.length })
    at += token.text.length
  }
  if (starts.length < 2 || starts.length > 8 || starts[0]?.from !== 0) return null
  const pairs: { code: Run; meaning: Run }[] = []
  for (const [index, { from, to }] of starts.entries()) {
    const next = starts[index + 1]
    const words = run.plain.slice(to, next?.from)
    const joint = next === undefined ? /[.;]?\s*$/.exec(words) : JOINT.exec(words)
    if (joint === null) return null
    const lead = LEAD.exec(words)?.[0].length ?? 0
    const meaning = sliceRun(run, to + lead, to + joint.index)
    const short = wordCount(meaning.plain)
    if (short < 1 || short > 14 || !/^[\p{L}("]/u.test(meaning.plain) || /[.!?]\s/.test(meaning.plain))
      return null
    if (/^(?:and|or|with|in|of|to|y|e|o|und|oder|et|ou)\b/i.test(meaning.plain)) return null
    const code = sliceRun(run, from, to)
    pairs.push({ code: makeRun(code.tokens), meaning })
  }
  return pairs
}
