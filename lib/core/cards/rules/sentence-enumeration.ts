import type { Origin } from '@/lib/core/cards/card-writer'
import { GAP } from '@/lib/core/cards/gate/hide-command'
import { wordCount } from '@/lib/core/cards/language/phrases'
import type { Place } from '@/lib/core/cards/rules/place'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'sentence-enumeration'

const BRACKETED = /\(([^()]{8,200})\)/
const ANNOUNCED =
  /(?:\b(?:are|include|includes|including|namely|such as|consists? of|composed of|made (?:up )?of|divided into|following)\b[:;,]?|:)\s+([^.:;()]{8,260})[.]?$/i
const ANNOUNCED_CJK = /(?:包括|分为|分別为|有|是|：)\s*([^。：（）]{4,120})[。]?$/u
const EXAMPLES = /^\s*(?:e\.g\.?|i\.e\.?|for example|such as|like|see|z\.B\.|p\. ?ex\.?|por ejemplo|例如|如)/i

/** Three to seven things told one after the other: the sentence with a gap asks for all of them. */
export function mineEnumeration(sentence: Run, place: Place, origin: Origin): boolean {
  const { plain } = sentence
  for (const pattern of [BRACKETED, ANNOUNCED, ANNOUNCED_CJK]) {
    const match = pattern.exec(plain)
    if (match === null) continue
    const told = match[1] ?? ''
    const from = match.index + match[0].indexOf(told)
    if (EXAMPLES.test(told) || /\b(?:e\.g\.|such as|including)\W*$/i.test(plain.slice(0, from))) continue
    const items = itemsOf(told)
    if (items === null) continue
    const before = runToMarkdown(sliceRun(sentence, 0, from))
    const after = runToMarkdown(sliceRun(sentence, from + told.length))
    const stem = pattern === BRACKETED ? `${before}${GAP}${after}` : `${before} ${GAP}`
    if (wordCount(stem) < 3 || leans(plain)) continue
    if (place.writer.list(RULE, stem, items, false, origin)) return true
  }
  return false
}

/** The items of `a, b and c`, three to seven short ones, else null. */
export function itemsOf(told: string): string[] | null {
  const cut = told.split(/\s*[,，、;]\s*(?:(?:and|or|y|e|und|et|ou|o|oder)\s+)?/i)
  if (cut.length < 2) return null
  const last = cut.at(-1) ?? ''
  const tail = last.split(/\s+(?:and|or|y|und|et|ou|oder)\s+|和|以及|及/i)
  const items = [...cut.slice(0, -1), ...tail]
    .map(item =>
      item
        .trim()
        .replace(/^[“"'‘]|[”"'’]$/g, '')
        .replace(/[.…]+$/, '')
        .trim(),
    )
    .filter(item => item !== '' && !/^(?:etc|more|others|so on)\b/i.test(item))
  if (items.length < 3 || items.length > 7) return null
  if (items.some(item => wordCount(item) > 6 || item.length > 60)) return null
  return items
}

function leans(plain: string): boolean {
  return (
    /^(?:it|they|these|this|those|that|he|she|its|their|there)\b/i.test(plain) &&
    !/^there (?:are|is)\b/i.test(plain)
  )
}
