import { isPlainCommand } from '@/lib/core/cards/commands/command-shape'
import {
  bareHeading,
  isDeictic,
  isGenericHeading,
  isQuestion,
  isSelfReference,
  sentencesOf,
  wordCount,
} from '@/lib/core/cards/language/phrases'
import { verbForm } from '@/lib/core/cards/language/verbs'
import type { Entry, Section } from '@/lib/core/cards/passages/block'
import {
  isSolidAt,
  isTermLike,
  type SplitEntry,
  splitEntry,
  wholeCode,
} from '@/lib/core/cards/passages/split-entry'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { itemsOf } from '@/lib/core/cards/rules/sentence-enumeration'
import { firstSentences } from '@/lib/core/cards/rules/shorten'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const DEFINITION_RULE = 'heading-term-and-meaning'
export const TERM_RULE = 'heading-then-meaning'
export const ITEMS_RULE = 'heading-then-items'
export const QUESTION_RULE = 'heading-question'

/** `### TERM: what it means`. */
export function mineHeading(heading: Entry, place: Place): boolean {
  const split = splitEntry(heading.run)
  if (split === null || !isDefinition(split, place.section)) return false
  // Above a list or a table the words behind the colon say what it holds.
  const below = place.section.blocks[0]
  if (below?.type === 'table' || (below?.type === 'list' && below.ordered)) return false
  const { left, right, mark } = split
  const origin = originOf(place, heading)
  const meaning = runToMarkdown(right)
  const code = mark === 'code' ? wholeCode(left) : isPlainCommand(left.plain) ? left.plain : null
  heading.claimed = true
  if (code !== null && isPlainCommand(code)) {
    place.command = code
    return place.writer.command(DEFINITION_RULE, code, meaning, origin)
  }
  return place.writer.concept(DEFINITION_RULE, left, meaning, origin)
}

function isDefinition({ left, right, mark }: SplitEntry, section: Section): boolean {
  if (!isTermLike(left, mark !== null) || isGenericHeading(left.plain) || isDeictic(right.plain)) return false
  if (isSelfReference(right.plain)) return false
  if (
    /^(?:chapter|part|step|lesson|week|day|section|module|unit|lecture|kapitel|teil|capítulo|parte|chapitre|partie|第.{1,3}[章节課回]|[ivxlc]+|\d+)\b/i.test(
      left.plain,
    )
  )
    return false
  if (mark !== null) return wordCount(right.plain) >= 2
  return (
    !section.isTitle &&
    section.depth > 1 &&
    wordCount(right.plain) >= 3 &&
    /^[\p{Ll}\p{Lo}]/u.test(right.plain)
  )
}

const PRONOUN =
  /^(?:this|it|these|they|such an?|es|dies(?:e[rs]?)?|sie|er|esto|este|esta|ello|isso|isto|ele|ela|c['’]est|cela|il|elle|这|它|其|これ|それ|이것은|이는)\b\s*/iu
const PRONOUN_CJK = /^(?:这|它|其|これ|それ|이것은|이는)/
const FRAGMENT =
  /^(?:an?|the|one of|used|a way|any|ability|process|set|collection|way|method|technique|type|kind|form|part|state)\s/i

/** A heading that names a term, and a first paragraph that says what it is without naming it again. */
export function mineHeadingTerm(heading: Entry, first: Entry, place: Place, isWhole: boolean): boolean {
  if (first.claimed || first.quoted) return false
  const { section } = place
  const name = headingName(heading)
  const text = first.run.plain.trim()
  if (text === '' || /[:：]$/.test(text) || isSelfReference(text)) return false
  if (/[?？]$/.test(heading.run.plain.trim())) return mineQuestion(heading, first, place)
  if (name === null || (section.isTitle && section.depth > 0 && !PRONOUN.test(text))) return false
  const items = isWhole ? itemsOf(text.replace(/[.。]$/, '')) : null
  if (items?.every(item => wordCount(item) <= 3) === true) {
    const done = place.writer.list(
      ITEMS_RULE,
      runToMarkdown(unmarked(name)),
      items,
      false,
      originOf(place, heading, first),
    )
    if (done) first.claimed = true
    return done
  }
  const opening = sentencesOf(first.run.plain, offset => isSolidAt(first.run, offset))[0]
  if (opening === undefined) return false
  const sentence = first.run.plain.slice(opening.from, opening.to)
  if (isDeictic(sentence)) return false
  const lower = name.plain.toLowerCase()
  const names =
    sentence.toLowerCase().startsWith(lower) ||
    sentence.toLowerCase().slice(0, 60).includes(lower.replace(/s$/, ''))
  const leans = PRONOUN.test(sentence) || PRONOUN_CJK.test(sentence)
  if (!leans && !isFragment(sentence)) {
    if (!isWhole || splitEntry(first.run) !== null) return false
    if (!names && (text.length > 360 || section.depth <= 1 || wordCount(text) < 6)) return false
  }
  const meaning = firstSentences(first.run)
  if (meaning === '') return false
  const done = place.writer.concept(
    TERM_RULE,
    name,
    meaning,
    originOf(place, heading, first),
    place.writer.words.whatIs,
  )
  if (done) first.claimed = true
  return done
}

/** No main verb, or no subject: `The default strategy that …`, `Deletes all the old …`. */
function isFragment(sentence: string): boolean {
  const word = /^\S+/.exec(sentence)?.[0]?.toLowerCase() ?? ''
  if (verbForm(word) === 'singular') return true
  if (
    /^(?:permite|sirve|es|son|define|muestra|serve|é|são|ist|dient|ermöglicht|permet|sert|est|用于|用来|是|指|表示)(?:\s|$|\p{Lo})/iu.test(
      sentence,
    )
  )
    return true
  if (!FRAGMENT.test(sentence)) return false
  const main = sentence.split(/\b(?:that|which|who|where|used|when)\b/i)[0] ?? ''
  return !/\s(?:is|are|was|were|has|have|can|will|must|should|may)\s/i.test(main)
}

function mineQuestion(heading: Entry, first: Entry, place: Place): boolean {
  if (wordCount(heading.run.plain) < 2) return false
  const back = firstSentences(first.run)
  if (back === '' || isDeictic(first.run.plain.slice(0, 80))) return false
  const done = place.writer.basic(
    QUESTION_RULE,
    runToMarkdown(headingRun(heading)),
    back,
    originOf(place, heading, first),
    !isQuestion(heading.run.plain),
  )
  if (done) first.claimed = true
  return done
}

/** The heading as a term, or null where it names none. */
export function headingName(heading: Entry): Run | null {
  const run = headingRun(heading)
  if (run.plain === '' || isGenericHeading(run.plain) || wordCount(run.plain) > 7 || /[:：!]/.test(run.plain))
    return null
  if (
    /^(?:how|why|when|what|where|to|using|use|install|installing|create|creating|step|deploy|deploying|setting|set up|setup|configure|configuring|run|running|example|examples)\b/i.test(
      run.plain,
    )
  )
    return null
  return run
}

export function headingRun(heading: Entry): Run {
  const bare = bareHeading(heading.run.plain)
  const at = heading.run.plain.indexOf(bare)
  return at === -1 || bare === '' ? heading.run : sliceRun(heading.run, at, at + bare.length)
}

/** What a section's heading says of the blocks below it; with its parent's where it says too little. */
export function headingExplanation(section: Section): string | null {
  const { heading } = section
  if (heading === null) return null
  const own = headingRun(heading)
  if (own.plain === '' || own.plain.length > 200) return null
  if (!isGenericHeading(own.plain))
    return section.isTitle && section.depth === 1 && wordCount(own.plain) < 3
      ? null
      : runToMarkdown(unmarked(own))
  const above = section.parent?.heading
  if (above === null || above === undefined || section.parent?.isTitle === true) return null
  return isGenericHeading(above.run.plain)
    ? null
    : `${runToMarkdown(unmarked(headingRun(above)))} › ${runToMarkdown(unmarked(own))}`
}

function unmarked(run: Run): Run {
  return { plain: run.plain, tokens: run.tokens.map(token => ({ ...token, strong: false, emphasis: false })) }
}
