import { classifyCode, isPlainCommand, isShellLike } from '@/lib/core/cards/commands/command-shape'
import {
  isDeictic,
  isNoTerm,
  isPersonal,
  isSelfReference,
  wordCount,
} from '@/lib/core/cards/language/phrases'
import type { Entry } from '@/lib/core/cards/passages/block'
import { isTermLike, type SplitEntry, splitEntry, wholeCode } from '@/lib/core/cards/passages/split-entry'
import { mineFlagMentions } from '@/lib/core/cards/rules/flag-mention'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { mineBracketed } from '@/lib/core/cards/rules/sentence-bracketed'
import { itemsOf } from '@/lib/core/cards/rules/sentence-enumeration'
import { firstSentences } from '@/lib/core/cards/rules/shorten'
import { type Run, runToMarkdown } from '@/lib/core/notes/run'

export const RULE = 'term-then-meaning'
export const TASK_RULE = 'task-then-command'
export const PAIR_RULE = 'pair'
export const PLAIN_RULE = 'plain-command-then-meaning'

/** `Term: meaning`, `task: command` and `command - meaning` where nothing is set as code. */
export function mineTermMeaning(entry: Entry, place: Place): boolean {
  const split = splitEntry(entry.run)
  if (split === null || split.mark === 'code') return false
  return mineSplit(split, entry, place)
}

function mineSplit(split: SplitEntry, entry: Entry, place: Place): boolean {
  const { left, right, mark } = split
  const { writer } = place
  const origin = originOf(place, entry)
  const code = wholeCode(right)
  if (
    code !== null &&
    wordCount(left.plain) >= (mark === null && wordCount(code) < 2 ? 2 : 1) &&
    !isNoTerm(left.plain) &&
    left.plain.length <= 160
  ) {
    if (classifyCode(code) === 'command' || wordCount(left.plain) >= 3) {
      place.command = code
      return writer.command(TASK_RULE, code, runToMarkdown(plainly(left)), origin, isShellLike(code))
    }
  }
  if (code === null && mark === null && isPlainCommand(right.plain) && wordCount(left.plain) >= 2) {
    if (right.tokens.every(token => token.kind === 'text') && left.plain.length <= 120) {
      place.command = right.plain
      return writer.command(TASK_RULE, right.plain, runToMarkdown(left), origin)
    }
  }
  if ((mark === null || mark === 'strong') && isPlainCommand(left.plain) && left.plain.length <= 120) {
    place.command = left.plain
    const done = writer.command(PLAIN_RULE, left.plain, runToMarkdown(right), origin)
    if (done) mineFlagMentions(right, left.plain, entry, place)
    return done
  }
  if (/^--?[A-Za-z][\w-]*(?:[ ,=].*)?$/.test(left.plain) && place.command !== null) {
    return writer.flag(`${RULE}-flag`, left.plain, place.command, runToMarkdown(right), origin)
  }
  return mineConcept(split, entry, place)
}

function mineConcept({ left, right, mark, separator }: SplitEntry, entry: Entry, place: Place): boolean {
  const marked = mark === 'strong' || mark === 'emphasis' || mark === 'link'
  if (!isTermLike(left, marked) && !isVocabulary(left, right, separator, place)) return false
  if (isPersonal(entry.run.plain)) return false
  const words = wordCount(right.plain)
  const says = right.plain.trim()
  if (says.endsWith(':') || says.endsWith('：')) return false
  if (isBareUrl(says) || isSelfReference(says)) return false
  if (
    mark === 'link' &&
    (separator === '-' || separator === '–' || separator === '—' || separator === ':') &&
    !place.inList
  )
    return false
  if (isDeictic(says) && words < 10) return false
  const colon = separator === ':' || separator === '：'
  if (colon && !marked && words < 2 && !place.inList) return false
  if (separator === '=' && wordCount(left.plain) > 4) return false
  const dash = /^[-–—]+$/.test(separator)
  if (!marked && dash && !place.inList && wordCount(left.plain) > 4) return false
  if (!marked && !colon && !place.inList && words < 2 && !isFormula(says)) return false
  if (mineBracketed(entry.run, place, originOf(place, entry))) return true
  const items = colon || dash ? itemsOf(says) : null
  if (items?.every(isListed) === true && left.tokens.every(token => token.kind !== 'code')) {
    return place.writer.list(`${RULE}-list`, runToMarkdown(left), items, false, originOf(place, entry))
  }
  const meaning = firstSentences(right)
  if (meaning === '') return false
  if (!colon && !marked && place.inList && wordCount(says) <= 3 && left.tokens.every(isPlainText))
    return place.writer.pair(PAIR_RULE, left, meaning, originOf(place, entry))
  return place.writer.concept(RULE, left, meaning, originOf(place, entry))
}

/** A thing in a row of things, not a piece of a sentence that happens to hold commas. */
function isListed(item: string): boolean {
  return (
    wordCount(item) <= 4 &&
    !/^(?:or|and|but|so|that|which|who|where|when|if|not|no|can|is|are|has|it|then|usually|often|also)\b|\s(?:is|are|was|were|can|has|have|will|that|which|ist|sind|es|son|est|sont)\s/i.test(
      item,
    )
  )
}

/** Two short sides of a word list: `to look after → cuidar de`, `22 - SSH`. */
function isVocabulary(left: Run, right: Run, separator: string, place: Place): boolean {
  if (!place.inList || /^[:：]$/.test(separator) || wordCount(left.plain) > 5 || wordCount(right.plain) > 7)
    return false
  if (/\s(?:is|are|was|were)\s|,\s.*\s/.test(left.plain)) return false
  return /^\d{2}$/.test(left.plain) || (!isNoTerm(left.plain) && /^\p{L}[^.!?;:]*$/u.test(left.plain))
}

function isFormula(text: string): boolean {
  return /[+−×·÷√∑∫^/*[(]/.test(text) && text.length > 3
}

/** Bold words that only set off the task. */
function plainly(run: Run): Run {
  return { ...run, tokens: run.tokens.map(token => ({ ...token, strong: false, emphasis: false })) }
}

function isPlainText(token: Run['tokens'][number]): boolean {
  return token.kind === 'text'
}

function isBareUrl(text: string): boolean {
  return /^<?(?:https?:\/\/|www\.|mailto:)\S*>?$/i.test(text) || /^[\w.+-]+@[\w.-]+$/.test(text)
}
