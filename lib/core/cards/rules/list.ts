import { isCommandLine } from '@/lib/core/cards/commands/command-shape'
import {
  isDeictic,
  isPersonal,
  isSelfReference,
  namesCount,
  wordCount,
} from '@/lib/core/cards/language/phrases'
import type { CodeBlock, Entry, Item, ListBlock } from '@/lib/core/cards/passages/block'
import { readHead, splitEntry } from '@/lib/core/cards/passages/split-entry'
import { EXPLAINED_RULE, type Explanation } from '@/lib/core/cards/rules/code-block'
import { mineFlagMentions } from '@/lib/core/cards/rules/flag-mention'
import { mineEntry, type Understanding } from '@/lib/core/cards/rules/mine-entry'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'list-with-stem'
export const FIGURE_RULE = 'figure-then-meaning'
export const QUESTION_RULE = 'question-then-answer'

const MOST_ITEMS = 7
/** A rule or a habit, better learned together with its neighbours. */
const MODAL = /\b(?:must|should|can|cannot|may|will|never|always)\b/i

/** A heading that says what its items are, not only what they are about. */
const CATEGORY =
  /\b(?:types?|kinds?|forms?|stages?|phases?|steps?|parts?|layers?|principles?|categories|causes?|reasons?|effects?|functions?|components?|elements?|laws?|methods?|advantages?|disadvantages?|symptoms?|signs?|tipos|fases|causas|partes|etapas|arten|typen|phasen|stufen|ursachen|étapes)\b|种类|类型|阶段|原因|特点|種類|段階|종류|단계/i

export interface Stem extends Explanation {
  /** The stem announces the list (it ends with a colon, or names a number of things). */
  readonly leadsIn: boolean
}

/** Mines nested blocks of an item; passed in so that lists and sections can hold each other. */
export type MineBlocks = (item: Item, place: Place, stem: Explanation | null) => void

/** Mines every item, then the list as a whole. */
export function mineList(list: ListBlock, stem: Stem | null, place: Place, mineBlocks: MineBlocks): void {
  if (stem !== null && isPersonal(stem.text)) {
    for (const item of list.items) if (item.entry !== null) item.entry.passage.reason = 'personal'
    return
  }
  if (mineFigures(list, place)) return
  const understood: Understanding[] = []
  const scope: Place = { ...place, inList: true }
  let bare: CodeBlock[] = []
  let own: Explanation | null = stem
  const flush = () => {
    if (bare.length > 0) mineBareRun(bare, own, scope)
    bare = []
  }
  for (const item of list.items) {
    const code = bareCodeOf(item)
    if (code !== null) {
      understood.push('entry')
      if (!mineCodeWithChildren(item, code, scope, mineBlocks)) bare.push(code)
      continue
    }
    if (stem?.entry !== undefined && stem.entry !== null) {
      flush()
      if (bare.length === 0 && own?.entry?.claimed === true) own = null
    }
    understood.push(mineItem(item, scope, mineBlocks, place.inList ? stem : null))
  }
  flush()
  place.command = scope.command
  mineMembers(list, understood, stem, place)
}

const FIGURE = /^(\d{3,5})\s+(?=\p{L})/u
const UNIT =
  /^\d+\s+(?:g|ml|kg|l|cl|dl|cm|mm|km|m|mg|min|h|s|oz|lbs?|cups?|people|years?|days?|hours?|times|rows?|lines?|words?|jahre?|personas?|años|ans)\b/i

/** `- 7700 emergency`: codes of one length, each with its meaning behind it. */
function mineFigures(list: ListBlock, place: Place): boolean {
  const entries = list.items.map(item => (item.blocks.length === 0 ? item.entry : null))
  const figures = entries.map(entry => FIGURE.exec(entry?.run.plain ?? '')?.[1] ?? '')
  if (figures.length < 2 || figures.some(figure => figure === '' || figure.length !== figures[0]?.length))
    return false
  if (
    entries.some(
      entry =>
        entry === null ||
        splitEntry(entry.run) !== null ||
        UNIT.test(entry.run.plain) ||
        wordCount(entry.run.plain) > 7,
    )
  )
    return false
  for (const [index, entry] of entries.entries()) {
    if (entry === null) continue
    const size = figures[index]?.length ?? 0
    const meaning = runToMarkdown(sliceRun(entry.run, size))
    entry.claimed = place.writer.concept(
      FIGURE_RULE,
      sliceRun(entry.run, 0, size),
      meaning,
      originOf(place, entry),
    )
  }
  return true
}

function bareCodeOf(item: Item): CodeBlock | null {
  const first = item.blocks[0]
  return item.entry === null && first?.type === 'code' && first.inline && first.startLine === item.startLine
    ? first
    : null
}

/** Items that are nothing but code share what stands above them. */
function mineBareRun(bare: readonly CodeBlock[], explanation: Explanation | null, place: Place): void {
  const open = bare.filter(block => !block.claimed)
  const first = open[0]
  if (first === undefined) return
  place.command = open.findLast(block => isCommandLine(block.value))?.value ?? place.command
  if (explanation === null) {
    for (const block of open) block.passage.reason = 'no-explanation'
    return
  }
  const codes = open.map(block => block.value)
  const parts = [...open, ...(explanation.entry === null ? [] : [explanation.entry])]
  const origin = originOf(place, ...parts)
  if (!place.writer.commands(EXPLAINED_RULE, codes, explanation.text, origin)) return
  for (const block of open) block.claimed = true
  if (explanation.entry !== null) explanation.entry.claimed = true
}

/** `- command` with its explanation, or its flags, in the items below it. */
function mineCodeWithChildren(item: Item, code: CodeBlock, place: Place, mineBlocks: MineBlocks): boolean {
  const rest = item.blocks.slice(1)
  if (isCommandLine(code.value)) place.command = code.value
  const said = rest.flatMap(block =>
    block.type === 'text'
      ? [block.entry]
      : block.type === 'list'
        ? block.items.flatMap(child => (child.entry === null ? [] : [child.entry]))
        : [],
  )
  const plain = said.filter(
    entry => splitEntry(entry.run)?.mark !== 'code' && !/^--?[a-z]/i.test(entry.run.plain),
  )
  const explaining = plain[0]
  let made = false
  if (
    explaining !== undefined &&
    !isDeictic(explaining.run.plain) &&
    explaining.run.plain.length <= 400 &&
    plain.length <= 2
  ) {
    made = place.writer.command(
      EXPLAINED_RULE,
      code.value,
      runToMarkdown(explaining.run),
      originOf(place, code, explaining),
    )
    if (made) {
      code.claimed = true
      explaining.claimed = true
      mineFlagMentions(explaining.run, code.value, explaining, place)
    }
  }
  mineBlocks({ ...item, blocks: rest }, { ...place }, null)
  return made
}

function mineItem(item: Item, place: Place, mineBlocks: MineBlocks, outer: Stem | null): Understanding {
  const { entry } = item
  if (entry === null) {
    mineBlocks(item, place, null)
    return null
  }
  const inner: Place = { ...place, command: place.command }
  if (mineQuestion(item, entry, place)) return 'entry'
  const leads = item.blocks.length > 0 && /[:：]$/.test(entry.run.plain.trim())
  const codeBelow = item.blocks[0]?.type === 'code' || nestedBareCode(item)
  let understood: Understanding = null
  if (!leads && !(codeBelow && splitEntry(entry.run) === null)) understood = mineEntry(entry, inner)
  place.command = inner.command
  const explanation =
    entry.claimed || isDeictic(entry.run.plain) ? null : { text: withOuter(entry, outer), entry }
  mineBlocks(item, inner, explanation)
  if (understood === null && !entry.claimed) understood = mineEntry(entry, inner)
  return entry.claimed && understood === null ? 'entry' : understood
}

/** A word or two in an outline mean something only under what they stand under. */
function withOuter(entry: Entry, outer: Stem | null): string {
  const own = runToMarkdown(entry.run)
  const above = outer?.entry === null || outer === null ? '' : outer.text.replace(/\s*[:：]$/, '')
  return above !== '' && wordCount(own) < 3 && wordCount(above) < 10 ? `${above} › ${own}` : own
}

function nestedBareCode(item: Item): boolean {
  const first = item.blocks[0]
  if (first?.type !== 'list') return false
  return first.items.every(child => bareCodeOf(child) !== null || child.blocks[0]?.type === 'code')
}

/** `- What is …?` with the answer in the item itself. */
function mineQuestion(item: Item, entry: Entry, place: Place): boolean {
  const plain = entry.run.plain.trim()
  if (!/[?？]$/.test(plain) || item.blocks.length === 0) return false
  const answers: Entry[] = []
  for (const block of item.blocks) {
    if (block.type === 'text') answers.push(block.entry)
    else if (block.type === 'list') {
      for (const child of block.items) if (child.entry !== null) answers.push(child.entry)
    } else return false
  }
  if (answers.length === 0 || answers.length > 7) return false
  const lines = answers.map(answer => runToMarkdown(answer.run))
  const back = lines.length === 1 ? (lines[0] ?? '') : lines.map(line => `- ${line}`).join('\n')
  if (!place.writer.basic(QUESTION_RULE, runToMarkdown(entry.run), back, originOf(place, entry, ...answers)))
    return false
  for (const answer of [entry, ...answers]) answer.claimed = true
  return true
}

/** The list as one question: its stem, and two to seven parallel items. */
function mineMembers(
  list: ListBlock,
  understood: readonly Understanding[],
  stem: Stem | null,
  place: Place,
): void {
  const members: { text: string; entry: Entry }[] = []
  const counted = stem !== null && namesCount(stem.text, list.items.length)
  let terms = 0
  let commands = 0
  for (const [index, item] of list.items.entries()) {
    const { entry } = item
    if (entry === null) {
      commands += 1
      continue
    }
    const split = splitEntry(entry.run)
    if (understood[index] === 'entry') {
      if (
        split === null ||
        split.mark === 'code' ||
        isCommandLine(split.left.plain) ||
        isCommandLine(split.right.plain)
      ) {
        commands += 1
        continue
      }
      if (
        stem !== null &&
        stem.entry === null &&
        !stem.leadsIn &&
        split.mark === null &&
        !CATEGORY.test(stem.text)
      )
        return
      terms += 1
      members.push({
        text: runToMarkdown({
          ...split.left,
          tokens: split.left.tokens.map(token => ({ ...token, strong: false })),
        }),
        entry,
      })
      continue
    }
    if (isDeictic(entry.run.plain) || isSelfReference(entry.run.plain)) return
    if (isPersonal(entry.run.plain) || (isLinkOnly(entry) && !counted)) return
    if (/^\[[ xX]\]\s/.test(entry.run.plain)) return
    const head = readHead(entry.run)
    if (understood[index] === 'prose' && head !== null && head.mark !== 'link' && head.mark !== 'code') {
      terms += 1
      members.push({ text: sliceRun(entry.run, 0, head.end).plain, entry })
      continue
    }
    members.push({ text: runToMarkdown(entry.run), entry })
  }
  if (stem === null || members.length < 2) return
  if (members.length > MOST_ITEMS) {
    for (const member of members) member.entry.passage.reason ??= 'too-many-items'
    return
  }
  const fromHeading = stem.entry === null
  if (commands > 0 && (!fromHeading || members.length < 3)) return
  const proseFacts = understood.filter(
    (found, index) =>
      found === 'prose' && !MODAL.test(list.items[index]?.entry?.run.plain.slice(0, 60) ?? ''),
  ).length
  if (fromHeading && !stem.leadsIn && proseFacts * 2 > members.length && terms === 0) return
  if (terms > 0 && (terms < members.length || (fromHeading && !stem.leadsIn && terms < 3))) return
  if (members.some(member => member.text.length > 240)) return
  if (members.some(member => wordCount(member.text) > 40)) return
  const origin = originOf(
    place,
    ...members.map(member => member.entry),
    ...(stem.entry === null ? [] : [stem.entry]),
  )
  const ordered = list.ordered && terms === 0
  if (
    !place.writer.list(
      RULE,
      stem.text,
      members.map(member => member.text),
      ordered,
      origin,
    )
  )
    return
  for (const member of members) member.entry.claimed = true
  if (stem.entry !== null) stem.entry.claimed = true
}

export function isLinkOnly(entry: Entry): boolean {
  let linked = 0
  let all = 0
  for (const token of entry.run.tokens) {
    const length = token.text.trim().length
    all += length
    if (token.link) linked += length
  }
  return linked > 0 && linked * 10 >= all * 7
}
