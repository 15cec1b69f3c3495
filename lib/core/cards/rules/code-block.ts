import { classifyCode, isCommandLine } from '@/lib/core/cards/commands/command-shape'
import { type CodeStep, readCodeBlock } from '@/lib/core/cards/commands/read-code-block'
import { wordCount } from '@/lib/core/cards/language/phrases'
import type { CodeBlock, Entry } from '@/lib/core/cards/passages/block'
import { mineAligned } from '@/lib/core/cards/rules/aligned-lines'
import { originOf, type Place } from '@/lib/core/cards/rules/place'

export const COMMENT_RULE = 'fence-comment'
export const EXPLAINED_RULE = 'explained-fence'
export const LIST_RULE = 'list-in-fence'

const MOST_LINES = 14
const ABOUT_OUTPUT =
  /\b(?:output|outputs|result|results|prints|returns|looks? like|yields|displays|response|error|ausgabe|ergebnis|salida|resultado|saída|sortie|résultat)\b.{0,30}$|(?:输出|结果|出力|結果|출력|결과).{0,8}$/i

/** What explains a block, in the note's Markdown, and the entry that says it (null for a heading). */
export interface Explanation {
  readonly text: string
  readonly entry: Entry | null
}

/** @returns true when a card was made; else sets the passage's reason. */
export function mineCodeBlock(block: CodeBlock, explanation: Explanation | null, place: Place): boolean {
  const reading = block.inline
    ? { nature: 'commands' as const, items: [], steps: inlineSteps(block.value) }
    : readCodeBlock(block.value, block.language)
  const { nature, steps } = reading
  if (nature === 'list') return mineFencedList(block, reading.items, explanation, place)
  if (nature === 'commands' || nature === 'code') {
    if (!block.inline && mineAligned(block, place)) return claim(block)
    rememberCommand(steps, place)
    if (mineComments(block, steps, place, nature === 'commands')) return claim(block)
  }
  if (nature === 'config' || nature === 'output') {
    if (!block.inline && nature === 'output' && mineAligned(block, place)) return claim(block)
    block.passage.reason = nature === 'config' ? 'configuration' : 'output'
    return false
  }
  if (explanation === null) {
    block.passage.reason = 'no-explanation'
    return false
  }
  if (explanation.entry !== null && ABOUT_OUTPUT.test(explanation.text) && nature !== 'commands') {
    block.passage.reason = 'output'
    return false
  }
  return explain(block, steps, explanation, place, nature === 'commands')
}

function inlineSteps(value: string): CodeStep[] {
  return value
    .split('\n')
    .map((line, index) => ({
      code: line.replace(/^[$%>]\s+/, '').trim(),
      comment: '',
      from: index,
      to: index,
      commentFrom: index,
    }))
    .filter(step => step.code !== '')
}

function claim(block: CodeBlock): true {
  block.claimed = true
  return true
}

function rememberCommand(steps: readonly CodeStep[], place: Place): void {
  const last = steps.findLast(step => isCommandLine(step.code))
  if (last !== undefined) place.command = last.code
}

/** Comments in the block: each explains the lines up to the next one. */
function mineComments(block: CodeBlock, steps: readonly CodeStep[], place: Place, isShell: boolean): boolean {
  if (!steps.some(step => step.comment !== '')) return false
  let made = false
  for (let at = 0; at < steps.length; ) {
    const first = steps[at]
    if (first === undefined) break
    let end = at + 1
    while (
      end < steps.length &&
      steps[end]?.comment === first.comment &&
      steps[end]?.commentFrom === first.commentFrom
    )
      end += 1
    const group = steps.slice(at, end)
    at = end
    const last = group.at(-1) ?? first
    if (
      first.comment === '' ||
      isValue(first.comment) ||
      wordCount(first.comment) > 40 ||
      group.length > MOST_LINES
    )
      continue
    const codes = isShell ? group.map(step => step.code) : [joinCode(group)]
    const origin = {
      section: place.section,
      passages: [block.passage],
      startLine: block.firstLine + Math.min(first.commentFrom, first.from),
      endLine: block.firstLine + last.to,
    }
    const shell = isShell && codes.every(code => classifyCode(code) === 'command')
    made = place.writer.commands(COMMENT_RULE, codes, first.comment, origin, shell) || made
  }
  return made
}

/** What a line yields (`// 0.2`, `# => [1, 2]`) or tells a tool, not what it is for. */
function isValue(comment: string): boolean {
  return (
    /^(?:=>|->|→|@|=|output:|result:|prints?:|returns?:|['"[{(<]?-?\d[\d.,eE+\s-]*['"\]})>]?$)/i.test(
      comment,
    ) ||
    /^(['"`]).*\1?$|^[[{(<].*[\]})>]$/.test(comment) ||
    /^(?:true|false|null|undefined|nan|infinity|none|nil|error|ok)\b\W*$/i.test(comment) ||
    !/\p{L}{2}|[\u3040-\u9fff\uac00-\ud7af]/u.test(comment)
  )
}

function joinCode(steps: readonly CodeStep[]): string {
  return steps.map(step => step.code).join('\n')
}

function explain(
  block: CodeBlock,
  steps: readonly CodeStep[],
  { text, entry }: Explanation,
  place: Place,
  isShell: boolean,
): boolean {
  const lines = steps.reduce((sum, step) => sum + step.to - step.from + 1, 0)
  if (steps.length === 0 || lines > MOST_LINES) {
    block.passage.reason = steps.length === 0 ? 'output' : 'too-long'
    return false
  }
  const first = steps[0]
  const last = steps.at(-1) ?? first
  const own = block.inline
    ? { startLine: block.startLine, endLine: block.endLine }
    : { startLine: block.firstLine + (first?.from ?? 0), endLine: block.firstLine + (last?.to ?? 0) }
  const from = originOf(place, { passage: block.passage, ...own }, ...(entry === null ? [] : [entry]))
  const codes = isShell ? steps.map(step => step.code) : [joinCode(steps)]
  const shell = isShell && codes.every(code => classifyCode(code) === 'command')
  if (!place.writer.commands(EXPLAINED_RULE, codes, text, from, shell)) {
    block.passage.reason = 'too-long'
    return false
  }
  if (entry !== null) entry.claimed = true
  return claim(block)
}

function mineFencedList(
  block: CodeBlock,
  items: readonly string[],
  explanation: Explanation | null,
  place: Place,
): boolean {
  if (explanation === null || items.length < 2 || items.length > 7) {
    block.passage.reason = explanation === null ? 'list-without-stem' : 'too-many-items'
    return false
  }
  const { entry, text } = explanation
  const origin = originOf(place, block, ...(entry === null ? [] : [entry]))
  if (!place.writer.list(LIST_RULE, text, items, false, origin)) return false
  if (entry !== null) entry.claimed = true
  return claim(block)
}
