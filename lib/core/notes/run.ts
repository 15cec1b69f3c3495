/**
 * A run is a stretch of inline Markdown as a reader sees it: tokens of text with their style. Rules look at its
 * plain text, cut it at offsets of that text, and print any part back as Markdown.
 */

export interface RunToken {
  /** Plain text. A line break inside a paragraph is a token whose text is `\n`. */
  readonly text: string
  readonly kind: 'text' | 'code' | 'math' | 'image' | 'break'
  readonly strong: boolean
  readonly emphasis: boolean
  readonly link: boolean
  /** Markdown of an image; empty for the others. */
  readonly markdown: string
  /** 1-based line on which the token starts. */
  readonly line: number
}

export interface Run {
  readonly tokens: readonly RunToken[]
  /** The tokens' texts joined. */
  readonly plain: string
}

export const EMPTY_RUN: Run = { tokens: [], plain: '' }

export function makeRun(tokens: readonly RunToken[]): Run {
  let plain = ''
  for (const token of tokens) plain += token.text
  return { tokens, plain }
}

/** The part of `run` between two offsets of its plain text, without blanks at its edges. */
export function sliceRun(run: Run, from: number, to: number = run.plain.length): Run {
  let start = Math.max(0, from)
  let end = Math.min(run.plain.length, to)
  while (start < end && isBlank(run.plain.charCodeAt(start))) start += 1
  while (end > start && isBlank(run.plain.charCodeAt(end - 1))) end -= 1
  const tokens: RunToken[] = []
  let at = 0
  for (const token of run.tokens) {
    const tokenEnd = at + token.text.length
    const image = token.kind === 'image' && at >= start && at <= end
    if (image) tokens.push(token)
    else if (tokenEnd > start && at < end && token.text !== '') {
      const text = token.text.slice(Math.max(0, start - at), end - at)
      tokens.push(text === token.text ? token : { ...token, text })
    }
    at = tokenEnd
    if (at > end) break
  }
  return { tokens, plain: run.plain.slice(start, end) }
}

export function trimRun(run: Run): Run {
  return sliceRun(run, 0)
}

/** The run with each line break as a space, or as nothing between characters that are written without spaces. */
export function joinLines(run: Run, isUnspaced: (character: string) => boolean): Run {
  if (!run.plain.includes('\n')) return run
  const tokens = run.tokens.map((token, index): RunToken => {
    if (token.kind !== 'break') return token
    const before = run.tokens[index - 1]?.text.at(-1) ?? ' '
    const after = run.tokens[index + 1]?.text.at(0) ?? ' '
    const text = isUnspaced(before) && isUnspaced(after) ? '' : ' '
    return { ...token, kind: 'text', text, strong: false, emphasis: false }
  })
  return makeRun(tokens)
}

/** Prints a run as Markdown that means the same text: styles kept, link targets left out. */
export function runToMarkdown(run: Run): string {
  let out = ''
  let strong = false
  let emphasis = false
  const close = () => {
    const tail = /\s*$/.exec(out)?.[0] ?? ''
    if (tail !== '') out = out.slice(0, out.length - tail.length)
    if (emphasis) out += '*'
    if (strong) out += '**'
    strong = false
    emphasis = false
    out += tail
  }
  for (const token of run.tokens) {
    if (token.strong !== strong || token.emphasis !== emphasis) {
      close()
      const lead = token.kind === 'text' ? (/^\s*/.exec(token.text)?.[0] ?? '') : ''
      if (lead.length < token.text.length) {
        out += lead
        if (token.strong) out += '**'
        if (token.emphasis) out += '*'
        strong = token.strong
        emphasis = token.emphasis
        out += tokenToMarkdown(token).slice(lead.length)
        continue
      }
    }
    out += tokenToMarkdown(token)
  }
  close()
  return out.trim()
}

function tokenToMarkdown(token: RunToken): string {
  if (token.kind === 'code') return codeSpan(token.text)
  if (token.kind === 'math') return `$${token.text}$`
  if (token.kind === 'image') return token.markdown
  if (token.kind === 'break') return '\n'
  return escapeMarkdown(token.text)
}

/** A code span that holds `text` verbatim, whatever backticks it contains. */
export function codeSpan(text: string): string {
  if (text.trim() === '') return text
  if (!text.includes('`')) return `\`${text}\``
  let longest = 0
  for (const match of text.matchAll(/`+/g)) longest = Math.max(longest, match[0].length)
  const fence = '`'.repeat(longest + 1)
  return `${fence} ${text} ${fence}`
}

/** Escapes only what would otherwise be read as markup. */
export function escapeMarkdown(text: string): string {
  let out = text
  if (/[\\`]/.test(out)) out = out.replace(/[\\`]/g, '\\$&')
  if (out.includes('<')) out = out.replace(/<(?=[a-z/!?])/gi, '\\<')
  if (out.includes('](')) out = out.replace(/\](?=\()/g, '\\]')
  if (out.includes('*')) out = out.replace(/\*(?=\S)(?=[^*]*\*)|(?<=\S)\*/g, '\\*')
  if (out.includes('_')) out = out.replace(/(?<![\p{L}\p{N}_])_(?=[\p{L}\p{N}])/gu, '\\_')
  return out
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9
}
