import { classifyCode, isCommandLine, isFlag, isKeystroke } from '@/lib/core/cards/commands/command-shape'
import { wordCount } from '@/lib/core/cards/language/phrases'
import type { CodeBlock } from '@/lib/core/cards/passages/block'
import type { Place } from '@/lib/core/cards/rules/place'
import { escapeMarkdown, makeRun } from '@/lib/core/notes/run'

export const RULE = 'aligned-lines'

const COLUMNS = /^\s*(\S.*?)(?:\s{2,}(?:[-–—:#=>]+\s+)?|\t+|\s+(?:--?|–|—|->|=>|→|:)\s+|:\s+)(\S.*)$/

interface Pair {
  left: string
  right: string
  line: number
}

/** A block of `command    what it does` or `-f, --flag   meaning` lines, as manuals print them. */
export function mineAligned(block: CodeBlock, place: Place): boolean {
  const pairs: Pair[] = []
  const lines = block.value.split(/\r?\n/)
  let filled = 0
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || /^\s*(?:#|\/\/)/.test(line)) continue
    const continued = /^\s{8,}\S/.test(line) && pairs.length > 0 && !/^\s*-/.test(line)
    const last = pairs.at(-1)
    if (continued && last !== undefined) {
      last.right += ` ${line.trim()}`
      continue
    }
    filled += 1
    const match = COLUMNS.exec(line)
    if (match === null) continue
    pairs.push({ left: (match[1] ?? '').trim(), right: (match[2] ?? '').trim(), line: index })
  }
  if (pairs.length < 2 || pairs.length * 10 < filled * 7 || !pairs.every(isExplained)) return false
  const coded = pairs.filter(
    pair => isFlag(pair.left) || isCommandLine(pair.left) || isTyped(pair.left),
  ).length
  if (coded * 10 < pairs.length * 6) return false
  const command = place.command
  let made = false
  for (const pair of pairs) {
    const line = block.firstLine + pair.line
    const origin = { section: place.section, passages: [block.passage], startLine: line, endLine: line }
    const said = escapeMarkdown(pair.right)
    if (isFlag(pair.left)) {
      const flag = pair.left.replace(/\s{2,}/g, ' ')
      made =
        (command === null ? false : place.writer.flag(`${RULE}-flag`, flag, command, said, origin)) || made
    } else if (classifyCode(pair.left) === 'command' || isTyped(pair.left)) {
      made = place.writer.command(RULE, pair.left.replace(/^[$%>]\s+/, ''), said, origin) || made
    } else {
      const term = makeRun([
        { text: pair.left, kind: 'code', strong: false, emphasis: false, link: false, markdown: '', line },
      ])
      made = place.writer.concept(RULE, term, said, origin) || made
    }
  }
  return made
}

function isExplained(pair: Pair): boolean {
  return (
    /^[\p{L}("'“<\d]/u.test(pair.right) &&
    (wordCount(pair.right) >= 2 || pair.right.length > 5) &&
    !/[;{}]$/.test(pair.right)
  )
}

function isTyped(text: string): boolean {
  return isKeystroke(text) || /^[:/]\S+$/.test(text) || /^\S{3}$/.test(text)
}
