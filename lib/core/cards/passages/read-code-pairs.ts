import { wordCount } from '@/lib/core/cards/language/phrases'
import { makeRun, type Run, sliceRun } from '@/lib/core/notes/run'

const JOINT = /(?:[,;；，、]\s*(?:(?:and|but|or|y|e|und|et|while)\s+)?|\.\s+)$/i
const LEAD = /^\s*(?:[:=：→]|-{1,2}>?\s|[–—])?\s*/

/** The pieces of code in a line with the few words behind each, or null where the line is not made of such pairs. */
export function readCodePairs(run: Run): { code: Run; meaning: Run }[] | null {
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
