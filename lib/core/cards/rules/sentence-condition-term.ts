import type { Origin } from '@/lib/core/cards/card-writer'
import { leansBack, wordCount } from '@/lib/core/cards/language/phrases'
import type { Place } from '@/lib/core/cards/rules/place'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'sentence-term-if'

const BEFORE =
  /^(?<subject>.{2,60}?)\s+(?<verb>is|are|es|son|é|são|ist|heißt|sind|est|sont)\s+(?:(?:called|said to be|llamad[oa]s?|chamad[oa]s?|genannt|dite?s?|appelée?s?)\s+)?$/iu
const AFTER =
  /^,?\s*(?:if and only if|iff|if|when|whenever|exactly when|provided(?: that)?|precisely when|si y solo si|si|cuando|se e somente se|se|quando|genau dann,? wenn|wenn|falls|si et seulement si|lorsque|quand)\s+(?<meaning>.{3,300}?)\.?$/iu

/** `A matrix is *orthogonal* if …`: the marked word is defined by its condition. */
export function mineConditionTerm(sentence: Run, place: Place, origin: Origin): boolean {
  let at = 0
  for (const token of sentence.tokens) {
    const end = at + token.text.length
    const marked = token.kind === 'text' && (token.strong || token.emphasis)
    if (marked && at > 0) {
      const before = BEFORE.exec(sentence.plain.slice(0, at))?.groups
      const meaning = AFTER.exec(sentence.plain.slice(end))?.groups?.['meaning']
      if (before === undefined || meaning === undefined) return false
      const { subject = '', verb = '' } = before
      if (leansBack(subject) || wordCount(subject) > 7) return false
      const from = sentence.plain.indexOf(meaning, end)
      const said = runToMarkdown(sliceRun(sentence, from, from + meaning.length))
      const who = runToMarkdown(sliceRun(sentence, 0, subject.length))
      const english = place.writer.language === 'en'
      const ask = (term: string) =>
        english
          ? `When ${verb} ${who.charAt(0).toLowerCase()}${who.slice(1)} ${term}?`
          : place.writer.words.whatMeans(term)
      return place.writer.concept(RULE, sliceRun(sentence, at, end), said, origin, ask, !english, english)
    }
    at = end
  }
  return false
}
