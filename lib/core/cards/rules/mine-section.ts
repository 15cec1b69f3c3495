/** Takes a section's blocks in order and gives each to the rules for its kind, with what stands around it. */
import type { CardWriter } from '@/lib/core/cards/card-writer'
import { classifyCode, isPlainCommand } from '@/lib/core/cards/commands/command-shape'
import { isDeictic, isSelfReference, leansBack, wordCount } from '@/lib/core/cards/language/phrases'
import type { Block, CodeBlock, Entry, Item, Section } from '@/lib/core/cards/passages/block'
import { isTermLike, splitEntry } from '@/lib/core/cards/passages/split-entry'
import { type Explanation, mineCodeBlock } from '@/lib/core/cards/rules/code-block'
import { mineFlagMentions } from '@/lib/core/cards/rules/flag-mention'
import { headingExplanation, mineHeading, mineHeadingTerm } from '@/lib/core/cards/rules/heading'
import { mineList, type Stem } from '@/lib/core/cards/rules/list'
import { mineEntry } from '@/lib/core/cards/rules/mine-entry'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { mineQuestionBefore } from '@/lib/core/cards/rules/question-answer'
import { firstSentences } from '@/lib/core/cards/rules/shorten'
import { mineTable } from '@/lib/core/cards/rules/table'
import { runToMarkdown } from '@/lib/core/notes/run'

export const SUMMARY_RULE = 'question-in-details'

const NUMBER_OF_THINGS =
  /\b(?:two|three|four|five|six|seven|[2-7])[\s-]+(?:\w+\s+){0,3}?(?:types?|kinds?|ways?|steps?|parts?|stages?|phases?|layers?|principles?|rules?|categories|forms?|states?|levels?|components?|elements?|reasons?|properties|features|methods?|functions?|branches)\b|(?:dos|tres|cuatro|cinco|três|quatro|zwei|drei|vier|fünf|deux|trois|quatre|cinq)\s+\p{L}+|[二三四五六七两]\s*(?:种|个|类|大|つ)|\d\s*(?:种|个|类|つ|가지)/iu

/** @returns the command that later sections' flags may belong to. */
export function mineSection(section: Section, writer: CardWriter, command: string | null): string | null {
  const place: Place = { section, writer, command, inList: false }
  const { heading } = section
  if (heading !== null && !heading.claimed) {
    if (
      isPlainCommand(heading.run.plain) ||
      heading.run.tokens.some(token => token.kind === 'code' && isPlainCommand(token.text))
    ) {
      place.command = heading.run.tokens.find(token => token.kind === 'code')?.text ?? heading.run.plain
    }
    mineHeading(heading, place)
    const first = section.blocks[0]
    if (first?.type === 'text' && splitEntry(first.entry.run) === null) {
      mineHeadingTerm(heading, first.entry, place, false)
    }
  }
  mineBlocks(section.blocks, place, null)
  if (heading !== null && section.blocks[0]?.type === 'text') {
    const whole = section.blocks.every((block, index) => index === 0 || block.type === 'other')
    if (whole) mineHeadingTerm(heading, section.blocks[0].entry, place, true)
  }
  return place.command
}

function mineBlocks(blocks: readonly Block[], place: Place, own: Explanation | null): void {
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1]
    const after = blocks[index + 1]
    switch (block.type) {
      case 'text':
        mineText(block.entry, before, after, place)
        break
      case 'code':
        mineCode(block, blocks, index, place, own)
        break
      case 'list':
        mineList(block, stemOf(before, place, own), place, (item: Item, inner, explanation) =>
          mineBlocks(item.blocks, inner, explanation),
        )
        break
      case 'table':
        mineTable(block, place)
        break
      case 'other':
        block.passage.reason = block.what
        if (block.summary !== '' && after?.type === 'text')
          mineSummary(block.summary, block, after.entry, place)
        break
    }
  }
}

/** A paragraph is read by itself, unless it only leads to what stands below it. */
function mineText(entry: Entry, before: Block | undefined, after: Block | undefined, place: Place): void {
  if (entry.claimed) return
  const leads = /[:：]$/.test(entry.run.plain.trim()) && after !== undefined && after.type !== 'other'
  if (leads && wordCount(entry.run.plain) <= 14) return
  if (after?.type === 'text' && mineQuestionBefore(entry, after.entry, place)) {
    entry.claimed = true
    return
  }
  const understood = mineEntry(entry, place)
  if (understood !== null && entry.quoted && before?.type === 'code' && place.command !== null) {
    mineFlagMentions(entry.run, place.command, entry, place, true)
  }
  if (understood === null && entry.quoted && before?.type === 'code' && place.command !== null) {
    if (mineFlagMentions(entry.run, place.command, entry, place, true)) entry.claimed = true
  }
}

function mineCode(
  block: CodeBlock,
  blocks: readonly Block[],
  index: number,
  place: Place,
  own: Explanation | null,
): void {
  const before = blocks[index - 1]
  const after = blocks[index + 1]
  const explanation =
    saidBefore(before) ??
    saidAfter(block, after, place) ??
    own ??
    saidByHeading(block, place) ??
    saidEarlier(block, blocks, index)
  mineCodeBlock(block, explanation, place)
}

/** The paragraph right above, or the last item of a list right above that ends in a colon. */
function saidBefore(before: Block | undefined): Explanation | null {
  if (before?.type === 'text') return explanationOf(before.entry, true)
  if (before?.type === 'list') {
    const last = before.items.at(-1)
    const said = last?.entry?.run.plain.trim() ?? ''
    if (
      last?.entry != null &&
      last.blocks.length === 0 &&
      (/[:：]$/.test(said) || NUMBER_OF_THINGS.test(said))
    ) {
      return explanationOf(last.entry)
    }
  }
  return null
}

function explanationOf(entry: Entry, isNear = false): Explanation | null {
  const plain = entry.run.plain.trim()
  // Prose that gave cards of its own may still say what the code below it is for.
  const named = entry.run.tokens.some(
    token => token.kind === 'code' && classifyCode(token.text) === 'command',
  )
  if (entry.claimed && !/[:：]$/.test(plain) && (named || !isNear || !entry.isProse || entry.quoted))
    return null
  if (plain.length > 420 || plain.length < 3 || /^(?:or|and|then|ou|oder|o|或|または)\s*:?$/i.test(plain))
    return null
  const text = plain.length > 260 ? firstSentences(entry.run) : runToMarkdown(entry.run)
  return text === '' ? null : { text, entry }
}

/** A quote or a plain remark below, unless it has a subject of its own. */
function saidAfter(block: CodeBlock, after: Block | undefined, place: Place): Explanation | null {
  if (after?.type !== 'text') return null
  const { entry } = after
  const plain = entry.run.plain.trim()
  if (entry.claimed || plain.length > 420 || /[:：]$/.test(plain) || isDeictic(plain)) return null
  const split = splitEntry(entry.run)
  if (split !== null && (split.mark !== null || isTermLike(split.left, false))) return null
  if (!entry.quoted) {
    const opens =
      /^(?:this|it|the above|lists?|shows?|creates?|deletes?|removes?|prints?|displays?|starts?|stops?|runs?|returns?|adds?|sets?|gets?|esto|este|isso|este|dies|cela|ceci|这|该|これ|이)/i.test(
        plain,
      )
    if (!opens) return null
    return explanationOf(entry)
  }
  if (hasOwnSubject(plain, block, place)) return null
  return explanationOf(entry)
}

function hasOwnSubject(plain: string, block: CodeBlock, place: Place): boolean {
  if (/^(?:without|with|if|when|unless|note|warning|tip|sin|sem|ohne|sans|si|wenn|se)\b/i.test(plain))
    return true
  if (!/^(?:the|an?)\s+\S+/i.test(plain)) return false
  const program = /^(?:[$%>]\s+)?(\S+)/.exec(block.value.trim())?.[1] ?? ''
  return (
    headingExplanation(place.section) !== null &&
    (program === '' || plain.toLowerCase().includes(program.toLowerCase()))
  )
}

function saidByHeading(block: CodeBlock, place: Place): Explanation | null {
  if (place.inList || (block.inline && place.section.blocks[0] !== block && place.section.blocks.length > 2))
    return null
  const text = headingExplanation(place.section)
  return text === null ? null : { text, entry: null }
}

/** A command alone on its line, after remarks that share a word with it. */
function saidEarlier(block: CodeBlock, blocks: readonly Block[], index: number): Explanation | null {
  if (!block.inline) return null
  const words = new Set(block.value.toLowerCase().match(/[a-z]{4,}/g) ?? [])
  for (let at = index - 1; at >= Math.max(0, index - 4); at -= 1) {
    const near = blocks[at]
    const entries =
      near?.type === 'text'
        ? [near.entry]
        : near?.type === 'list'
          ? near.items.flatMap(item => (item.entry === null ? [] : [item.entry]))
          : []
    for (const entry of entries.reverse()) {
      const plain = entry.run.plain
      if (leansBack(plain) && !/^it'?s|^it’s/i.test(plain)) continue
      if ((plain.toLowerCase().match(/[a-z]{4,}/g) ?? []).some(word => words.has(word))) {
        return { text: firstSentences(entry.run), entry }
      }
    }
  }
  return null
}

/** What a list is a list of: the paragraph above, the item it stands in, or the heading. */
function stemOf(before: Block | undefined, place: Place, own: Explanation | null): Stem | null {
  if (before?.type === 'text') {
    const { entry } = before
    const plain = entry.run.plain.trim()
    const leadsIn = /[:：]$/.test(plain) || NUMBER_OF_THINGS.test(plain)
    if (isSelfReference(plain) && !leadsIn) return null
    if (
      leadsIn ||
      (!entry.claimed && wordCount(plain) <= 16 && !/[.!?。！？]$/.test(plain)) ||
      isLeadIn(plain)
    ) {
      const text = plain.length > 220 ? lastSentence(entry) : runToMarkdown(entry.run)
      return text === '' ? null : { text, entry, leadsIn }
    }
  }
  if (own !== null) return { ...own, leadsIn: true }
  if (place.inList || (place.section.isTitle && place.section.depth <= 1)) return null
  const text = headingExplanation(place.section)
  return text === null ? null : { text, entry: null, leadsIn: false }
}

function isLeadIn(plain: string): boolean {
  return (
    /\b(?:below|following|these|as follows|siguientes?|seguintes?|folgende[nr]?|suivante?s?)\b|以下|下列|다음/i.test(
      plain,
    ) && wordCount(plain) <= 24
  )
}

function lastSentence(entry: Entry): string {
  const plain = runToMarkdown(entry.run)
  const parts = plain.split(/(?<=[.!?。])\s+/)
  return parts.at(-1) ?? plain
}

function mineSummary(
  summary: string,
  block: Extract<Block, { type: 'other' }>,
  answer: Entry,
  place: Place,
): void {
  const back = firstSentences(answer.run)
  if (back === '' || wordCount(summary) < 2 || isSelfReference(summary)) return
  if (place.writer.basic(SUMMARY_RULE, summary, back, originOf(place, block, answer))) answer.claimed = true
}
