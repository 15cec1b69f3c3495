/**
 * Turns what a rule has found (a command and its task, a term and its meaning) into drafts in both directions.
 * Fronts are the note's own words plus a few template words in the note's language; nothing else is added.
 */
import { commandStem } from '@/lib/core/cards/commands/command-shape'
import { type Draft, LONGEST_BACK } from '@/lib/core/cards/draft'
import { hideCommand } from '@/lib/core/cards/gate/hide-command'
import type { NoteLanguage } from '@/lib/core/cards/language/detect-language'
import { FRONT_TEMPLATES, type FrontTemplates } from '@/lib/core/cards/language/front-templates'
import { isDate, wordCount } from '@/lib/core/cards/language/phrases'
import type { Passage, Section } from '@/lib/core/cards/passages/block'
import type { LineRange } from '@/lib/core/notes/note'
import { codeSpan, type Run, runToMarkdown } from '@/lib/core/notes/run'

export interface Origin extends LineRange {
  readonly section: Section
  readonly passages: readonly Passage[]
}

const LONGEST_QUESTION = 260

export class CardWriter {
  readonly drafts: Draft[] = []
  readonly words: FrontTemplates

  constructor(readonly language: NoteLanguage) {
    this.words = FRONT_TEMPLATES[language]
  }

  /** Task → command (typed), and command → what it does. */
  command(rule: string, code: string, task: string, origin: Origin, isShell = true): boolean {
    const shown = tidyTask(task)
    if (code.trim() === '' || shown === '') return false
    const many = code.includes('\n')
    const made = this.add(origin, {
      kind: 'command',
      rule,
      subject: code,
      direction: 'forward',
      front: `${isShell ? this.words.whichCommand : this.words.whichCode}\n\n${hideCommand(shown, code)}`,
      back: many ? fence(code) : codeSpan(code),
      answer: many && !isShell ? null : code,
      needsChapter: wordCount(shown) < 4,
    })
    if (many || code.length > LONGEST_QUESTION) return made
    return (
      this.add(origin, {
        kind: 'command',
        rule,
        subject: code,
        direction: 'reverse',
        front: this.words.whatDoes(codeSpan(code)),
        back: shown,
        answer: null,
      }) || made
    )
  }

  /** One task, several commands: one card that lists them all. */
  commands(rule: string, codes: readonly string[], task: string, origin: Origin, isShell = true): boolean {
    const distinct = [...new Set(codes)]
    const only = distinct[0]
    if (only === undefined) return false
    if (distinct.length === 1) return this.command(rule, only, task, origin, isShell)
    const shown = tidyTask(task)
    const kept: string[] = []
    let length = 8
    for (const code of distinct) {
      if (length + code.length + 1 > LONGEST_BACK - 20) break
      kept.push(code)
      length += code.length + 1
    }
    if (kept.length === 0 || shown === '') return false
    if (kept.length === 1) return this.command(rule, kept[0] ?? only, task, origin, isShell)
    return this.add(origin, {
      kind: 'command',
      rule,
      subject: kept.join('\n'),
      direction: 'forward',
      front: `${isShell ? this.words.variants(kept.length) : this.words.whichCode}\n\n${shown}`,
      back: fence(kept.join('\n')),
      answer: null,
      needsChapter: wordCount(shown) < 4,
    })
  }

  /** What a flag does in its command, and which flag does it. */
  flag(rule: string, flag: string, commandLine: string, meaning: string, origin: Origin): boolean {
    const command = commandStem(commandLine) || commandLine

    const shown = tidyTask(meaning)
    const typed = /^[^\s=,<[{:]+/.exec(flag)?.[0] ?? flag
    const made = this.add(origin, {
      kind: 'flag',
      rule,
      subject: `${command} ${flag}`,
      direction: 'reverse',
      front: this.words.flagDoes(codeSpan(flag), codeSpan(command)),
      back: shown,
      answer: null,
    })
    if (mentions(shown, typed) || shown.length > LONGEST_QUESTION) return made
    return (
      this.add(origin, {
        kind: 'flag',
        rule,
        subject: `${command} ${flag}`,
        direction: 'forward',
        front: `${this.words.whichFlag(codeSpan(command))}\n\n${shown}`,
        back: codeSpan(flag),
        answer: typed,
      }) || made
    )
  }

  /** Term → meaning; meaning → term where the meaning gives no clue away. */
  concept(
    rule: string,
    term: Run,
    meaning: string,
    origin: Origin,
    ask: ((term: string) => string) | null = null,
    needsChapter = false,
    isOneWay = false,
  ): boolean {
    const name = nameOf(term)
    const shown = tidyTask(meaning)
    if (name === '' || shown === '') return false
    const dated = isDate(term.plain)
    const figure = /^\d[\d\s–/-]*$/.test(term.plain)
    const made = this.add(origin, {
      kind: 'concept',
      rule,
      subject: term.plain,
      direction: 'forward',
      front: (dated
        ? this.words.whatHappened
        : figure
          ? this.words.standsFor
          : (ask ?? this.words.whatMeans))(name),
      back: shown,
      answer: null,
      needsChapter: needsChapter || figure,
    })
    const thin = rule.startsWith('sentence') && wordCount(shown) < 6
    if (isOneWay || needsChapter || thin || shown.length > LONGEST_QUESTION || mentions(shown, term.plain))
      return made
    return (
      this.add(origin, {
        kind: 'concept',
        rule,
        subject: term.plain,
        direction: 'reverse',
        front: `${dated ? this.words.whenWas : this.words.whichTerm}\n\n${shown}`,
        back: name,
        answer: null,
        needsChapter: wordCount(shown) < 5,
      }) || made
    )
  }

  /** Two words that belong together, as in a word list: each asks for the other, under its chapter. */
  pair(rule: string, left: Run, right: string, origin: Origin): boolean {
    const name = nameOf(left)
    const shown = tidyTask(right)
    if (name === '' || shown === '') return false
    const dated = isDate(left.plain)
    const card = { kind: 'concept', rule, subject: left.plain, answer: null, needsChapter: true } as const
    const front = dated ? this.words.whatHappened(name) : `${name} → ?`
    const back = dated ? `${this.words.whenWas}\n\n${shown}` : `? ← ${shown}`
    const made = this.add(origin, { ...card, direction: 'forward', front, back: shown })
    return this.add(origin, { ...card, direction: 'reverse', front: back, back: name }) || made
  }

  /** Name all items under a stem. */
  list(rule: string, stem: string, items: readonly string[], ordered: boolean, origin: Origin): boolean {
    const shown = tidyTask(stem)
    if (shown === '' || items.length < 2) return false
    const ask = ordered ? this.words.inOrder(items.length) : this.words.nameAll(items.length)
    return this.add(origin, {
      kind: 'list',
      rule,
      subject: stem,
      direction: 'forward',
      front: `${ask}\n\n${shown}`,
      back: items.map((item, index) => (ordered ? `${index + 1}. ${item}` : `- ${item}`)).join('\n'),
      answer: null,
      needsChapter: wordCount(shown) < 4,
    })
  }

  /** A sentence with one part left out. */
  cloze(rule: string, front: string, hidden: string, typed: string | null, origin: Origin): boolean {
    return this.add(origin, {
      kind: typed === null ? 'cloze' : 'command',
      rule,
      subject: hidden,
      direction: 'forward',
      front,
      back: hidden,
      answer: typed,
    })
  }

  /** A question the note itself asks, or one whose words are given by the rule. */
  basic(rule: string, front: string, back: string, origin: Origin, needsChapter = false): boolean {
    return this.add(origin, {
      kind: 'basic',
      rule,
      subject: front,
      direction: 'forward',
      front,
      back,
      answer: null,
      needsChapter,
    })
  }

  private add(origin: Origin, card: Omit<Draft, keyof Origin>): boolean {
    if (card.back.trim() === '' || card.front.trim() === '' || card.back.length > LONGEST_BACK) return false
    this.drafts.push({ ...card, ...origin })
    return true
  }
}

/** A term as it is asked for: its code kept as code, words set bold. */
export function nameOf(term: Run): string {
  const coded = term.tokens.some(token => token.kind !== 'text')
  if (coded)
    return runToMarkdown({
      ...term,
      tokens: term.tokens.map(token => ({ ...token, strong: false, emphasis: false })),
    })
  const plain = term.plain.trim()
  return plain === ''
    ? ''
    : runToMarkdown({
        plain,
        tokens: [
          { text: plain, kind: 'text', strong: true, emphasis: false, link: false, markdown: '', line: 1 },
        ],
      })
}

/** Drops what only joined the words to their place: leading separators, a trailing colon. */
export function tidyTask(text: string): string {
  let tidy = text.trim()
  if (/^[:：→—–=-]/.test(tidy)) tidy = tidy.replace(/^(?:[:：→—–]|-{1,3}>?(?=\s)|=>?(?=\s))\s*/, '')
  while (tidy.endsWith(':') || tidy.endsWith('：')) tidy = tidy.slice(0, -1).trimEnd()
  return tidy
}

export function mentions(text: string, term: string): boolean {
  const fold = (value: string) =>
    value
      .normalize('NFKC')
      .replace(/[`*_\s]+/g, '')
      .toLowerCase()
  const folded = fold(term)
  if (folded === '') return false
  if (folded.length <= 3) {
    const escaped = term.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, 'i').test(text.replace(/[`*]/g, ' '))
  }
  return fold(text).includes(folded)
}

function fence(code: string): string {
  const marks = code.includes('```') ? '````' : '```'
  return `${marks}\n${code}\n${marks}`
}
