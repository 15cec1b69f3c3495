import type { Origin } from '@/lib/core/cards/card-writer'
import { leansBack, wordCount } from '@/lib/core/cards/language/phrases'
import { DEFINITIONS, NAMINGS } from '@/lib/core/cards/language/verbs'
import type { Place } from '@/lib/core/cards/rules/place'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const CALLED_RULE = 'sentence-called'
export const CONDITION_RULE = 'sentence-if'
export const FOREIGN_RULE = 'sentence-is'
export const NAMING_RULE = 'sentence-naming'

const NAMING_ARTICLE =
  /^(?:(?:an?|the|el|la|los|las|una|un|os|as|o|uma|um|der|dem|den|die|das|einem|einen|einer|eine|ein|les|le|une)\s+|l[’']\s*)(?=\S{2})/iu

const CALLED =
  /^(.{15,}?)[\s,]+(?:(?:is|are|was|were)\s+(?:also\s+)?(?:called|known as|termed|named|referred to as)|(?:which is |what is |is |are |commonly |often )?(?:called|known as|referred to as))\s+(?:an?\s+|the\s+)?(.{2,60}?)\s*[.。]?$/i
const CONDITION =
  /^(?:if|when|whenever|once|unless|si|se|wenn|falls|sobald|quando|cuando|lorsque|quand)\s+(.{6,160}?),\s+(.{10,400})$/iu
const CONDITION_CJK = /^((?:如果|当|若|假如)[^，。]{3,60})，(.{4,200})$/u

/** `… are stored in places called image registries`: the name closes the sentence. */
export function mineCalled(sentence: Run, place: Place, origin: Origin): boolean {
  const match = CALLED.exec(sentence.plain)
  if (match === null) return false
  const [, said = '', name = ''] = match
  const subject = said.trim().replace(/[\s,]+$/, '')
  if (wordCount(name) > 5 || /[,;:()]/.test(name) || leansBack(subject)) return false
  if (/\b(?:is|are|was|were|the|it)$/i.test(subject)) return false
  const at = sentence.plain.lastIndexOf(name)
  const term = sliceRun(sentence, at, at + name.length)
  const meaning = runToMarkdown(sliceRun(sentence, 0, subject.length))
  return place.writer.concept(CALLED_RULE, term, meaning, origin, place.writer.words.whatMeans)
}

/** `If X, Y.`: the condition is the question. */
export function mineCondition(sentence: Run, place: Place, origin: Origin): boolean {
  const match = CONDITION.exec(sentence.plain) ?? CONDITION_CJK.exec(sentence.plain)
  if (match === null) return false
  const [whole, condition = '', consequence = ''] = match
  if (
    /\b(?:you(?:’|')?(?:re| are| want| need| like| have| prefer| wish| already| get| see| look)|your|the latter|the former|we|i|it|they|this|that|these|he|she|not sure|possible|necessary)\b/i.test(
      condition,
    )
  )
    return false
  if (
    /^(?:you (?:can|should|may|might|could|will|need)|we|i|let|please|check|see|feel|make sure|consider|think|just|this|that)\b/i.test(
      consequence,
    )
  )
    return false
  if (wordCount(consequence) < 4) return false
  const at = whole.length - consequence.length
  const asked = runToMarkdown(sliceRun(sentence, 0, whole.slice(0, at).replace(/[,，\s]+$/, '').length))
  const said = runToMarkdown(sliceRun(sentence, at))
  return place.writer.basic(
    CONDITION_RULE,
    `${asked}: ${place.writer.words.whatIf.toLowerCase()}`,
    said,
    origin,
  )
}

/** `Unter X versteht man Y`, `On appelle X un Y`: the sentence says what something is called. */
export function mineNaming(sentence: Run, place: Place, origin: Origin): boolean {
  const match = NAMINGS[place.writer.language]?.exec(sentence.plain)
  const { term = '', meaning = '' } = match?.groups ?? {}
  const name = term.replace(NAMING_ARTICLE, '')
  if (name === '' || meaning === '' || wordCount(name) > 5 || leansBack(name) || /[,;:]/.test(name))
    return false
  const at = sentence.plain.indexOf(name)
  const from = sentence.plain.indexOf(meaning, at + name.length)
  if (at === -1 || from === -1) return false
  const said = runToMarkdown(sliceRun(sentence, from, from + meaning.length))
  return place.writer.concept(NAMING_RULE, sliceRun(sentence, at, at + name.length), said, origin)
}

const PREPOSITION =
  /^(?:para|por|con|sin|desde|hasta|como|cuando|com|sem|ao|für|mit|ohne|bei|beim|von|vom|zu|zum|zur|wenn|pour|avec|sans|dans|sur|sous|par|quand)\s/iu
const LOOSE_END = /\s(?:se|no|lo|la|que|y|o|de|con|não|nicht|und|oder|ne|et|ou|qui|die|der|das)$/iu

/** Definitions in the other languages: subject and predicate by their verb or particle. */
export function mineForeign(sentence: Run, place: Place, origin: Origin): boolean {
  const { language } = place.writer
  if (language === 'en') return false
  const plain = sentence.plain.replace(/[.。]$/, '')
  const match = DEFINITIONS[language].exec(plain)
  if (match === null) return false
  const [, subject = '', predicate = ''] = match
  if (leansBack(subject) || /[,;:，；：]/.test(subject) || wordCount(subject) > 8) return false
  if (PREPOSITION.test(subject) || LOOSE_END.test(subject)) return false
  const latin = language === 'es' || language === 'pt' || language === 'de' || language === 'fr'
  const article = latin
    ? (/^(?:(?:el|la|los|las|una|un|os|as|o|a|uma|um|der|die|das|eine|ein|les|le|une)\s+|l[’']\s*)(?=\S)/iu.exec(
        subject,
      )?.[0] ?? '')
    : ''
  const wordy = article !== '' && /[\s’']$/.test(article) ? article.length : 0
  const start = plain.indexOf(subject) + wordy
  const term = sliceRun(sentence, start, plain.indexOf(subject) + subject.length)
  if (latin && !/^[\p{Lu}\d`*]/u.test(subject) && wordy === 0 && term.tokens[0]?.kind === 'text') return false
  const from = plain.length - predicate.length
  const verb =
    /^(?:是指|指的是|是|とは|は|이란|란|은|는|(?:es|son|é|são|ist|sind|est|sont)(?=\s))[、，\s]*/u.exec(
      predicate,
    )?.[0].length ?? 0
  const is = /^(?:是|指的|とは|は|이란|란|은|는|es\s|son\s|é\s|são\s|ist\s|sind\s|est\s|sont\s)/u.test(
    predicate,
  )
  const meaning = runToMarkdown(sliceRun(sentence, is ? from + verb : from))
  const base = is ? place.writer.words.whatIs : place.writer.words.whatDoes
  const ask = (name: string) => base(wordy > 0 ? `${article.toLowerCase()}${name}` : name)
  return place.writer.concept(
    FOREIGN_RULE,
    term,
    meaning,
    origin,
    language === 'zh' && !is ? place.writer.words.whatMeans : ask,
  )
}
