import { classifyCode } from '@/lib/core/cards/commands/command-shape'
import {
  isDeictic,
  isNoTerm,
  isPersonal,
  isSelfReference,
  sentencesOf,
} from '@/lib/core/cards/language/phrases'
import type { Entry } from '@/lib/core/cards/passages/block'
import { isSolidAt, splitEntry } from '@/lib/core/cards/passages/split-entry'
import { mineFlagMentions } from '@/lib/core/cards/rules/flag-mention'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { mineBracketed } from '@/lib/core/cards/rules/sentence-bracketed'
import { mineCloze } from '@/lib/core/cards/rules/sentence-cloze'
import { mineConditionTerm } from '@/lib/core/cards/rules/sentence-condition-term'
import { mineClauses, mineDefinition } from '@/lib/core/cards/rules/sentence-definition'
import { mineEnumeration } from '@/lib/core/cards/rules/sentence-enumeration'
import { mineCalled, mineCondition, mineForeign, mineNaming } from '@/lib/core/cards/rules/sentence-forms'
import { minePurpose } from '@/lib/core/cards/rules/sentence-purpose'
import { type Run, sliceRun } from '@/lib/core/notes/run'

const RULES = [
  mineCalled,
  minePurpose,
  mineConditionTerm,
  mineCondition,
  mineNaming,
  mineBracketed,
  mineClauses,
  mineEnumeration,
  mineDefinition,
  mineForeign,
  mineCloze,
]
const MOST_SENTENCES = 12

/** Facts in prose: each sentence that stands on its own gives at most one. */
export function mineSentences(entry: Entry, place: Place): boolean {
  const run = withoutLabel(entry.run)
  let made = false
  const spans = sentencesOf(run.plain, offset => isSolidAt(run, offset))
  for (const span of spans.slice(0, MOST_SENTENCES)) {
    const sentence = sliceRun(run, span.from, span.to)
    const plain = sentence.plain
    if (plain.length < 8 || plain.length > 700) continue
    if (/[:：]$/.test(plain) || plain.endsWith('?') || plain.endsWith('？')) continue
    if (isDeictic(plain) || isSelfReference(plain) || isPersonal(plain)) continue
    const origin = originOf(place, entry)
    made = RULES.some(rule => rule(sentence, place, origin)) || made
    made = mineFlagOf(sentence, entry, place) || made
  }
  return made
}

/** A flag spoken of in the same sentence as its command. */
function mineFlagOf(sentence: Run, entry: Entry, place: Place): boolean {
  const command = sentence.tokens.find(
    token => token.kind === 'code' && classifyCode(token.text) === 'command',
  )
  return command !== undefined && mineFlagMentions(sentence, command.text, entry, place)
}

/** `**Definition.** X is …`: the label is no part of the sentence. */
function withoutLabel(run: Run): Run {
  const split = splitEntry(run)
  return split !== null &&
    isNoTerm(split.left.plain) &&
    !/^(?:fig|tab|source|quelle|图|図)/i.test(split.left.plain)
    ? split.right
    : run
}
