import { isDeictic, isSelfReference, sentencesOf } from '@/lib/core/cards/language/phrases'
import type { Entry } from '@/lib/core/cards/passages/block'
import { isSolidAt } from '@/lib/core/cards/passages/split-entry'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { mineCloze } from '@/lib/core/cards/rules/sentence-cloze'
import { mineClauses, mineDefinition } from '@/lib/core/cards/rules/sentence-definition'
import { mineCalled, mineCondition, mineForeign } from '@/lib/core/cards/rules/sentence-forms'
import { sliceRun } from '@/lib/core/notes/run'

const RULES = [mineCalled, mineCondition, mineDefinition, mineForeign, mineClauses, mineCloze]
const MOST_SENTENCES = 12

/** Facts in prose: each sentence that stands on its own gives at most one. */
export function mineSentences(entry: Entry, place: Place): boolean {
  const { run } = entry
  let made = false
  const spans = sentencesOf(run.plain, offset => isSolidAt(run, offset))
  for (const span of spans.slice(0, MOST_SENTENCES)) {
    const sentence = sliceRun(run, span.from, span.to)
    const plain = sentence.plain
    if (plain.length < 8 || plain.length > 700) continue
    if (/[:：]$/.test(plain) || plain.endsWith('?') || plain.endsWith('？')) continue
    if (isDeictic(plain) || isSelfReference(plain)) continue
    const origin = originOf(place, entry)
    made = RULES.some(rule => rule(sentence, place, origin)) || made
  }
  return made
}
