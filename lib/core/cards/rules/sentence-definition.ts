import type { Origin } from '@/lib/core/cards/card-writer'
import { classifyCode, isShellLike } from '@/lib/core/cards/commands/command-shape'
import { leansBack, wordCount } from '@/lib/core/cards/language/phrases'
import { type VerbForm, verbForm } from '@/lib/core/cards/language/verbs'
import { readHead, wholeCode } from '@/lib/core/cards/passages/split-entry'
import type { Place } from '@/lib/core/cards/rules/place'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const IS_RULE = 'sentence-is'
export const VERB_RULE = 'sentence-verb'

const ADVERBIAL =
  /^(?:(?:essentially|basically|generally|simply put|in short|in general|in essence|in other words|as the name (?:suggests|implies)|by default|by definition|typically|usually|technically|note that|remember that|formally|historically|traditionally|in fact|put simply)\b,?\s*)/i
const LOCATION = /^(?:in|on|within|under|for)\s[^,.;:]{2,40},\s+(?=\S)/i
const ARTICLE = /^(?:the|an?|each|every|all)\s+/i
const APPOSITION =
  /^((?:[\p{L}\p{N}’'-]+\s){0,3}[\p{L}\p{N}’'-]+), (?!which|who|that|and|or)(?:[^,.;:]|\.\d){3,60}, (is|are|was|were)\s/u
const ADVERB =
  /^(?:only|also|always|often|usually|generally|typically|then|just|simply|mainly|mostly|automatically|commonly|normally|sometimes|currently|basically|essentially|originally|first|later|frequently)$/i
const PARTICIPLE =
  /^(?:\w+ly )?(?:\w{2,}ed|born|built|written|made|found|known|held|led|won|taken|given|fought|sent|set|kept|drawn|grown|shown|sold|taught|thought|brought|bought|lost|paid|put|read|run|said|seen|spoken|split|worn|driven|broken|chosen|hidden|begun|bound|cut|fed|hit|hung|laid|met)\b/i
const STOPS =
  /^(?:that|which|who|whom|if|when|because|while|although|where|unless|and\/or|but|so|than|whether|how|why|what)$/i
const KIND_NOUN =
  /^(?:property|option|flag|command|function|method|operator|keyword|clause|statement|attribute|parameter|argument|field|type|class|file|tool|module|directive|variable|key|tag|element|selector|macro|hook|package|library|instruction|modifier|syntax|subcommand|program|utility)s?$/i
const EMPTY_SUBJECT =
  /^(?:(?:main |key |basic |only |best |first |second |third |last |next |other |same |whole |real |big |most )*(?:idea|thing|things|problem|point|question|answer|reason|difference|result|results|goal|rest|case|way|ways|example|examples|process|people|users?|developers?|one|order|list|table|code|output|time|number|purpose|advantage|disadvantage|benefit|trick|catch|solution|image|figure|picture|diagram|author|book|chapter|section|reader|above|below|following|business|company|lower|higher|more|less|fewer|better|worse|bigger|smaller|larger|faster|slower|everyone|everything|nothing|something|anything|someone))$/i
const VAGUE_PREDICATE =
  /^(?:then|therefore|thus|up to|out|away|back|busy|sick|ill|tired|off|late|ready|free|lovely|awful|amazing|cool|a good idea|a bad idea|important|easy|hard|difficult|simple|fun|great|nice|bad|good|ok|okay|fine|obvious|clear|possible|impossible|not|now|here|there|also|still|just|very|really|so|too|true|false|needed|required|recommended|done|called)(?:\s+\w+){0,3}[.!]?$|^(?:then|therefore|thus)\b/i

/** A noun in the plural, not a verb, where a verb follows it. */
const FINITE = /^\s+(?:is|are|was|were|can|may|must|should|will|have|has|include|contain|do|does|of|and|or)\b/

const COUNTED =
  /(?:^|\s)(?:multiple|several|many|various|different|some|other|such|most|more|few|fewer|new|old|all|both|two|three|four|five|six|\d+)\s+$/i

interface Parts {
  readonly subject: Run
  readonly predicate: Run
  readonly verb: string
  readonly form: VerbForm
  /** As written, in lower case; empty when there is none. */
  readonly article: string
  readonly definite: boolean
  readonly marked: boolean
}

/** `X is a …`, `X manages …`, `The X option sets …`: subject and predicate of an English sentence. */
export function mineDefinition(sentence: Run, place: Place, origin: Origin): boolean {
  if (place.writer.language !== 'en' && !startsMarked(sentence)) return false
  const parts = readParts(sentence)
  return parts !== null && write(parts, place, origin)
}

function startsMarked(sentence: Run): boolean {
  const head = readHead(sentence)
  return head !== null && head.mark !== 'link'
}

function readParts(sentence: Run): Parts | null {
  let from = ADVERBIAL.exec(sentence.plain)?.[0].length ?? 0
  from += LOCATION.exec(sentence.plain.slice(from))?.[0].length ?? 0
  const article = ARTICLE.exec(sentence.plain.slice(from))?.[0] ?? ''
  const start = from + article.length
  const rest = sliceRun(sentence, start)
  const base = sentence.plain.indexOf(rest.plain, start)
  if (base === -1 || leansBack(rest.plain)) return null
  const head = readHead(rest)
  const marked = head !== null && head.mark !== 'link'
  const headEnd = marked ? head.end : 0
  const apposed = marked ? null : APPOSITION.exec(rest.plain)
  if (apposed !== null) {
    const subject = sliceRun(rest, 0, (apposed[1] ?? '').length)
    if (!isSubject(subject.plain, false)) return null
    const verb = apposed[2] ?? ''
    return {
      subject,
      predicate: sliceRun(rest, apposed[0].length),
      verb,
      form: 'is',
      article: article.trim().toLowerCase(),
      definite: /^the/i.test(article),
      marked,
    }
  }
  let depth = 0
  let count = 0
  let adverbAt = -1
  for (const match of rest.plain.slice(0, headEnd + 110).matchAll(/\S+/g)) {
    const at = match.index
    const raw = match[0]
    if (at < headEnd) continue
    depth += (raw.match(/\(/g)?.length ?? 0) - (raw.match(/\)/g)?.length ?? 0)
    if (depth > 0 || raw.endsWith(')')) continue
    const word = raw.replace(/[,;:.]+$/, '')
    if (count > 7) return null
    const form = at === 0 ? null : formOf(word, marked && at - headEnd <= 2)
    if (at > 0 && ADVERB.test(word)) {
      if (adverbAt === -1) adverbAt = at
      continue
    }
    if (form === null) {
      adverbAt = -1
      if (STOPS.test(word) || /[,;:]$/.test(raw)) return null
      count += 1
      continue
    }
    if (
      form === 'singular' &&
      (FINITE.test(rest.plain.slice(at + raw.length)) || COUNTED.test(rest.plain.slice(0, at)))
    ) {
      count += 1
      continue
    }
    if (form === 'plural' && ambiguous(rest.plain.slice(0, at), rest.plain.slice(at + raw.length))) {
      count += 1
      continue
    }
    const cut = adverbAt === -1 ? at : adverbAt
    const subject = sliceRun(rest, 0, cut)
    const predicate = sliceRun(rest, form === 'is' ? at + raw.length : form === 'modal' ? at : cut)
    if (!isSubject(subject.plain, marked)) return null
    return {
      subject,
      predicate,
      verb: word,
      form,
      article: article.trim().toLowerCase(),
      definite: /^the/i.test(article),
      marked,
    }
  }
  return null
}

/** Behind marked words any third-person ending is taken for a verb; elsewhere only verbs that are known. */
function formOf(word: string, afterMark: boolean): VerbForm | null {
  const form = verbForm(word)
  if (form !== null || !afterMark) return form
  return /^[a-z]{2,}[^su]s$/.test(word) && !KIND_NOUN.test(word) ? 'singular' : null
}

/** A base form is as often a noun (`a set of`, `use case`): it is a verb after a plural, or where a verb is missing. */
function ambiguous(before: string, after: string): boolean {
  const last = /(\S+)\s*$/.exec(before)?.[1]?.replace(/[^\p{L}]/gu, '') ?? ''
  if (/^(?:of|in|for|with|to|and|or|the|an?)$/i.test(last)) return true
  if (/^\s+(?:of|is|are|was|were|and|or)\b/.test(after)) return true
  return (
    !/[^su]s$|(?:people|data|children|women|men|bacteria|mitochondria|fungi|media|criteria)$/i.test(last) &&
    !/^\s+(?:an?|the|one|two|its|their)\b/.test(after)
  )
}

function isSubject(subject: string, marked: boolean): boolean {
  const bare = subject.trim()
  if (/\b(?:they|it|you|we|this|that|these|those|he|she|i)\b/i.test(bare)) return false
  if (bare === '' || (!marked && EMPTY_SUBJECT.test(bare)) || leansBack(bare)) return false
  if (!marked && /(?:ly|[.])$/.test(bare)) return false
  if ((marked ? /,\s|\s[-–—]\s/ : /[;!?]|,\s|\s[-–—]\s/).test(bare.replace(/\([^)]*\)/g, ''))) return false
  return wordCount(bare.replace(/\([^)]*\)/g, '')) <= (marked ? 9 : 6)
}

function write(parts: Parts, place: Place, origin: Origin): boolean {
  const { writer } = place
  const { form, predicate, verb } = parts
  const said = predicate.plain
  if (wordCount(said) < (form === 'is' ? 2 : 3) || VAGUE_PREDICATE.test(said)) return false
  if (form === 'modal' && /^(?:should|could|might|will)\s+(?:be able|see|get|look)\b/i.test(said))
    return false
  const subject = withoutKindNoun(parts.subject)
  const english = writer.language === 'en'
  const meaning = runToMarkdown(predicate)
  const code = wholeCode(subject)
  if (code !== null && form === 'singular') {
    const kind = classifyCode(code)
    if (kind === 'flag' && place.command !== null)
      return writer.flag(`${VERB_RULE}-flag`, code, place.command, meaning, origin)
    if (kind === 'command') return writer.command(VERB_RULE, code, meaning, origin, isShellLike(code))
  }
  const vague = parts.definite && wordCount(subject.plain) < 2 && !parts.marked
  const { article } = parts
  const named = (term: string) => (english && article !== '' ? `${article} ${term}` : term)
  if (form === 'is') {
    const past = verb === 'was' || verb === 'were'
    const ask = (term: string) => {
      if (verb === 'means' || verb === 'denotes' || !english) return writer.words.whatMeans(term)
      if (PARTICIPLE.test(said)) return capitalise(`${named(term)} ${verb} …?`)
      const plural = verb.startsWith('are') || verb === 'were'
      if (past) return `What ${plural ? 'were' : 'was'} ${named(term)}?`
      return plural ? `What are ${named(term)}?` : writer.words.whatIs(named(term))
    }
    return writer.concept(IS_RULE, subject, meaning, origin, ask, vague)
  }
  if (verb === 'stands' && /^stands for\s/i.test(said)) {
    const long = runToMarkdown(sliceRun(predicate, 'stands for'.length))
    return writer.concept(IS_RULE, subject, long, origin, writer.words.whatMeans, vague)
  }
  if (verb === 'equals')
    return writer.concept(
      IS_RULE,
      subject,
      runToMarkdown(sliceRun(predicate, verb.length)),
      origin,
      term => writer.words.whatIs(named(term)),
      vague,
    )
  const ask = (term: string) => {
    if (!english) return writer.words.whatDoes(term)
    if (form === 'plural') return `What do ${named(term)} do?`
    if (form === 'modal') return capitalise(`${named(term)} ${verb} …?`)
    return writer.words.whatDoes(named(term))
  }
  const shown = form === 'modal' ? runToMarkdown(sliceRun(predicate, verb.length)) : meaning
  return writer.concept(VERB_RULE, subject, shown, origin, ask, vague, form === 'modal')
}

/** `the `x` option` is asked for as `x`. */
function withoutKindNoun(subject: Run): Run {
  const head = readHead(subject)
  if (head === null) return subject
  const tail = subject.plain.slice(head.end).trim()
  return KIND_NOUN.test(tail) ? sliceRun(subject, 0, head.end) : subject
}

/** Two clauses joined by a comma, each about a code span of its own. */
export function mineClauses(sentence: Run, place: Place, origin: Origin): boolean {
  if (sentence.tokens.length < 4) return false
  let made = false
  let at = 0
  const cuts: number[] = [0]
  for (const [index, token] of sentence.tokens.entries()) {
    const before = sentence.tokens[index - 1]
    if (
      token.kind === 'code' &&
      before?.kind === 'text' &&
      /[,;]\s(?:and |but |while |whereas )?$/.test(before.text)
    )
      cuts.push(at)
    at += token.text.length
  }
  if (cuts.length < 2) return false
  for (const [index, cut] of cuts.entries()) {
    const clause = sliceRun(sentence, cut, cuts[index + 1] ?? sentence.plain.length)
    const trimmed = sliceRun(
      clause,
      0,
      clause.plain.replace(/[,;]\s*(?:and|but|while|whereas)?\s*$/, '').length,
    )
    const parts = readParts(trimmed)
    if (parts?.marked === true) made = write(parts, place, origin) || made
  }
  return made
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
