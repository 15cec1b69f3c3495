import { joinHyphens } from '@/lib/core/cards/passages/join-hyphens'
import { startsOfEntries } from '@/lib/core/cards/passages/line-starts'
import { isCjk } from '@/lib/core/notes/clean-text'
import type { LineRange } from '@/lib/core/notes/note'
import { joinLines, makeRun, type Run, type RunToken, trimRun } from '@/lib/core/notes/run'

export interface ParagraphPart extends LineRange {
  readonly run: Run
}

const PROPERTY = /^[\w-]{1,40}::(?:\s|$)/

/**
 * Some paragraphs are one sentence wrapped over lines, others hold one entry a line. @returns the entries, or the
 * whole paragraph as one part with its line breaks folded. Logseq properties are left out.
 * @param widthOf characters of a line of the source, counted from 1
 */
export function splitParagraph(
  run: Run,
  range: LineRange,
  widthOf: (line: number) => number,
): ParagraphPart[] {
  if (!run.plain.includes('\n') && !run.plain.includes('::')) {
    const whole = trimRun(run)
    return whole.tokens.length === 0 ? [] : [{ run: whole, ...range }]
  }
  const lines = joinHyphens(cutLines(run).filter(line => !PROPERTY.test(line.plain.trim())))
  if (lines.length === 0) return []
  const starts = startsOfEntries(
    lines.map(line => ({ run: line, width: widthOf(line.tokens[0]?.line ?? range.startLine) })),
  )
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

function joinTokens(lines: readonly Run[]): RunToken[] {
  const tokens: RunToken[] = []
  for (const line of lines) {
    const last = tokens.at(-1)
    // Under a flag on a line of its own, the next line is its meaning.
    const below =
      tokens.length > 0 && /^--?[A-Za-z][\w-]*(?:[ =,]\S+){0,2}$/.test(makeRun(tokens).plain.trim())
    if (last?.text.endsWith('\u00ad') === true) {
      tokens[tokens.length - 1] = { ...last, text: last.text.slice(0, -1) }
    } else if (last !== undefined) {
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
