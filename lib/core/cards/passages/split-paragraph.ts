import { isPlainCommand } from '@/lib/core/cards/commands/command-shape'
import { isCjk } from '@/lib/core/notes/clean-text'
import type { LineRange } from '@/lib/core/notes/note'
import { joinLines, makeRun, type Run, type RunToken, trimRun } from '@/lib/core/notes/run'

export interface ParagraphPart extends LineRange {
  readonly run: Run
}

const SEPARATED = /^(?:[-*•]\s+)?\S[^\n]{0,50}?(?:[:：](?=\s|[\u2e80-\uffef]|$)|\s[-–—=→]+>?\s)/u
const PROPERTY = /^[\w-]{1,40}::(?:\s|$)/
const FLAG = /^--?[A-Za-z][\w-]*(?:[\s,=:[<]|$)/

/**
 * Some paragraphs are one sentence wrapped over lines, others hold one entry a line. @returns the entries, or the
 * whole paragraph as one part with its line breaks folded. Logseq properties are left out.
 */
export function splitParagraph(run: Run, range: LineRange): ParagraphPart[] {
  if (!run.plain.includes('\n') && !run.plain.includes('::')) {
    const whole = trimRun(run)
    return whole.tokens.length === 0 ? [] : [{ run: whole, ...range }]
  }
  const lines = cutLines(run).filter(line => !PROPERTY.test(line.plain.trim()))
  if (lines.length === 0) return []
  const starts = startsOfEntries(lines)
  const parts: ParagraphPart[] = []
  for (const [index, start] of starts.entries()) {
    const tokens = joinTokens(lines.slice(start, starts[index + 1] ?? lines.length))
    const part = trimRun(joinLines(makeRun(tokens), isCjk))
    if (part.tokens.length === 0) continue
    parts.push({ run: part, ...linesOf(tokens, range) })
  }
  if (starts.length === 1 && parts[0] !== undefined) return [{ run: parts[0].run, ...range }]
  return parts
}

function cutLines(run: Run): Run[] {
  const lines: Run[] = []
  let tokens: RunToken[] = []
  for (const token of run.tokens) {
    if (token.kind === 'break') {
      lines.push(makeRun(tokens))
      tokens = []
    } else tokens.push(token)
  }
  lines.push(makeRun(tokens))
  return lines.filter(line => line.tokens.some(token => token.kind === 'image' || token.text.trim() !== ''))
}

function startsOfEntries(lines: readonly Run[]): number[] {
  const all = lines.map((_, index) => index)
  if (lines.length < 2) return [0]
  if (lines.every(line => SEPARATED.test(line.plain) || isMarked(line))) return all
  const marked = all.filter(index => {
    const line = lines[index]
    return line !== undefined && isMarked(line)
  })
  const first = lines[0]?.plain.trim() ?? ''
  const ledIn = /[:：]$/.test(first)
  const enough = marked.length >= 2 && marked.length * 2 >= lines.length - (ledIn ? 1 : 0)
  if (enough && (marked[0] === 0 || (ledIn && marked[0] === 1))) return [...new Set([0, ...marked])]
  if (lines.every(line => /^(?:[-*•◦‣]|\d{1,2}[.)])\s/.test(line.plain.trim()))) return all
  return [0]
}

/** Opens with a code span, bold words or a flag that something follows. */
function isMarked(line: Run): boolean {
  const first = line.tokens.find(token => token.text.trim() !== '')
  if (first === undefined) return false
  if (FLAG.test(line.plain.trimStart()) || isPlainCommand(line.plain)) return true
  if (first.kind !== 'code' && !first.strong) return false
  const rest = line.plain.trimStart().slice(first.text.trim().length)
  return /^\s*(?:[:：=(→]|[-–—]+>?\s)/.test(rest) || /[:：]$/.test(first.text.trim()) || rest.trim() === ''
}

function joinTokens(lines: readonly Run[]): RunToken[] {
  const tokens: RunToken[] = []
  for (const line of lines) {
    const last = tokens.at(-1)
    // Under a flag on a line of its own, the next line is its meaning.
    const below =
      tokens.length > 0 && /^--?[A-Za-z][\w-]*(?:[ =,]\S+){0,2}$/.test(makeRun(tokens).plain.trim())
    if (last !== undefined) {
      const text = below ? '\t' : '\n'
      tokens.push({ ...last, kind: below ? 'text' : 'break', text, markdown: '' })
    }
    tokens.push(...line.tokens)
  }
  return tokens
}

function linesOf(tokens: readonly RunToken[], range: LineRange): LineRange {
  let startLine = range.endLine
  let endLine = range.startLine
  for (const token of tokens) {
    startLine = Math.min(startLine, token.line)
    endLine = Math.max(endLine, token.line)
  }
  return startLine <= endLine ? { startLine, endLine } : range
}
