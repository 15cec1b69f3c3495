import type { Origin } from '@/lib/core/cards/card-writer'
import { wordCount } from '@/lib/core/cards/language/phrases'
import type { Place } from '@/lib/core/cards/rules/place'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'sentence-bracketed'

const ITEM =
  /(?:^|[,;，、；]\s*|\s(?:and|or|und|y|e|et|ou|o)\s+)([^,;()（），]{2,40}?)\s*[(（]([^()（）]{6,160})[)）]/gu
const EXAMPLE = /^(?:e\.g|i\.e|see|cf|\d|for example|such as|z\.B|p\. ?ex|por ejemplo|例)/i

/** `Kinds: a (what a is), b (what b is)`: two or more names, each with its meaning in brackets. */
export function mineBracketed(sentence: Run, place: Place, origin: Origin): boolean {
  const from = sentence.plain.search(/[:：]\s/)
  if (from === -1) return false
  const told = sentence.plain.slice(from + 1)
  const items = [...told.trimStart().matchAll(ITEM)]
  if (items.length < 2) return false
  const rest = told.replace(/[(（][^()（）]*[)）]/g, '')
  if (rest.split(/[,;，、；]/).length > items.length + 1) return false
  let made = false
  for (const item of items) {
    const [, name = '', meaning = ''] = item
    if (wordCount(name) > 3 || /\b(?:is|are|not|was|were)\b/.test(name)) return made
    if (EXAMPLE.test(meaning) || wordCount(meaning) < 2) continue
    const at = sentence.plain.indexOf(name, from)
    const said = sentence.plain.indexOf(meaning, at)
    const term = sliceRun(sentence, at, at + name.length)
    made =
      place.writer.concept(
        RULE,
        term,
        runToMarkdown(sliceRun(sentence, said, said + meaning.length)),
        origin,
        null,
        true,
      ) || made
  }
  return made
}
