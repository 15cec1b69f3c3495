/**
 * Reads a fence or an indented block line by line: prompts and output, comments and what they explain, continuations
 * and here-documents joined, and what kind of thing the block is at all.
 */
import { isCommandLine } from '@/lib/core/cards/commands/command-shape'
import { isKnownTool } from '@/lib/core/cards/commands/known-tools'

export type CodeNature = 'commands' | 'code' | 'config' | 'list' | 'output'

export interface CodeStep {
  /** Verbatim, prompt and trailing comment removed; several lines when continued. */
  readonly code: string
  /** From a comment above or behind it, else empty. */
  readonly comment: string
  /** 0-based line of the block. */
  readonly from: number
  readonly to: number
  /** Where its comment starts. */
  readonly commentFrom: number
}

export interface CodeReading {
  readonly nature: CodeNature
  readonly steps: readonly CodeStep[]
  readonly items: readonly string[]
}

const SHELLS = new Set(
  'sh bash zsh shell console shell-session shellsession terminal fish powershell ps1 pwsh bat cmd dos command sh-session'.split(
    ' ',
  ),
)
const CONFIGS = new Set(
  'yaml yml json json5 jsonc toml ini xml html htm svg conf config properties env dotenv nginx dockerfile docker csv tsv diff patch log text-output mermaid plantuml puml dot http css scss hcl tf markdown md'.split(
    ' ',
  ),
)
/** Of these a line or two is often what the note explains. */
const SNIPPETS = new Set('css scss html htm dockerfile docker nginx hcl tf svg'.split(' '))
const LONGEST_SNIPPET = 4
const OUTPUTS = new Set(['output', 'out', 'log', 'result'])
const PROMPT =
  /^\s*(?:\([\w.-]{1,30}\)\s*)?(?:[\w.-]{1,40}@[\w.-]{1,60}[:~ ][^\s$#]{0,80}\s*[$#]|\$|%|❯|➜|λ|>>>|\.\.\.|In \[\d+\]:|PS [^>\n]{0,80}>|[A-Z]:\\[^>\n]{0,80}>|mysql>|sqlite>|postgres=?[#>]|irb\(main\)[^>]{0,20}>|ghci>|scala>|\w{1,20}=[#>])\s+(?=\S)/
const LIST_LINE = /^\s*(?:[-*+•]|\d{1,2}[.)])\s+(\S.*)$/

const MARKS: ReadonlyMap<string, readonly string[]> = new Map([
  ['sql', ['--']],
  ['mysql', ['--', '#']],
  ['postgresql', ['--']],
  ['plsql', ['--']],
  ['haskell', ['--']],
  ['hs', ['--']],
  ['lua', ['--']],
  ['elm', ['--']],
  ['ada', ['--']],
  ['vim', ['"']],
  ['viml', ['"']],
  ['lisp', [';']],
  ['clojure', [';']],
  ['clj', [';']],
  ['scheme', [';']],
  ['asm', [';']],
  ['latex', ['%']],
  ['tex', ['%']],
  ['matlab', ['%']],
  ['erlang', ['%']],
  ['bat', ['REM ', 'rem ', '::']],
  ['cmd', ['REM ', 'rem ', '::', '#']],
  ['php', ['//', '#']],
])
const SLASHED = new Set(
  'js javascript jsx ts typescript tsx java c cpp c++ cs csharp go rust rs kotlin kt swift scala dart groovy scss json5 jsonc solidity proto glsl zig v'.split(
    ' ',
  ),
)

export function readCodeBlock(value: string, language: string): CodeReading {
  const lang = language.replace(/^[{.]+|[}].*$/g, '').split(/[\s,{]/)[0] ?? ''
  const lines = value.split(/\r?\n/)
  const filled = lines.filter(line => line.trim() !== '')
  const nature = natureOf(lines, filled, lang)
  if (nature === 'list') {
    return { nature, steps: [], items: filled.map(line => LIST_LINE.exec(line)?.[1]?.trim() ?? line.trim()) }
  }
  if (nature === 'config' || nature === 'output') return { nature, steps: [], items: [] }
  return { nature, steps: readSteps(lines, marksOf(lang, filled), nature === 'commands'), items: [] }
}

function natureOf(lines: readonly string[], filled: readonly string[], lang: string): CodeNature {
  if (filled.length === 0 || OUTPUTS.has(lang)) return 'output'
  if (lines.some(line => PROMPT.test(line))) return 'commands'
  if (SNIPPETS.has(lang) && filled.length <= LONGEST_SNIPPET) return 'code'
  if (CONFIGS.has(lang)) return 'config'
  if (SHELLS.has(lang)) return 'commands'
  if (lang !== '' && lang !== 'text' && lang !== 'txt' && lang !== 'plain' && lang !== 'plaintext')
    return 'code'
  if (filled.length > 1 && filled.every(line => LIST_LINE.test(line))) return 'list'
  const codeLines = filled.filter(line => !/^\s*(?:#|\/\/|--\s)/.test(line))
  const commands = codeLines.filter(line => isCommandLine(stripTrailing(line))).length
  if (commands > 0 && commands * 2 >= codeLines.length) return 'commands'
  if (looksConfig(codeLines)) return 'config'
  if (isCommandLine(codeLines[0] ?? '') && codeLines.length <= 12) return 'commands'
  const codeish = codeLines.filter(line =>
    /[=;(){}[\]<>|&$\\]|^\s*(?:def|class|import|return|let|const|var|fn|for|if)\b/.test(line),
  ).length
  return codeish * 2 >= codeLines.length ? 'code' : 'output'
}

function stripTrailing(line: string): string {
  return line.replace(/\s#+\s.*$/, '').replace(/\s{2,}\S.*$/, '')
}

function looksConfig(lines: readonly string[]): boolean {
  if (lines.length === 0) return false
  const first = lines[0]?.trim() ?? ''
  if (/^(?:<\?xml|<!DOCTYPE|<\w+[\s>]|\{$|\[\w[\w.-]*\]$|FROM \S|apiVersion:)/i.test(first)) return true
  const keyed = lines.filter(
    line => /^\s*(?:- )?["']?[\w.-]+["']?\s*(?::(?:\s|$)|=\s?\S)/.test(line) && !/[();]\s*$/.test(line),
  ).length
  return lines.length > 1 && keyed * 10 >= lines.length * 7
}

function marksOf(lang: string, filled: readonly string[]): readonly string[] {
  const known = MARKS.get(lang)
  if (known !== undefined) return known
  if (SLASHED.has(lang)) return ['//']
  if (lang !== '') return ['#']
  const opens = (mark: string) => filled.filter(line => line.trimStart().startsWith(mark)).length
  const marks = ['#']
  if (opens('//') > 0 || filled.some(line => / \/\/ /.test(line))) marks.push('//')
  if (filled.some(line => /(?:^|\s)-- /.test(line)) && filled.some(line => /;|\bselect\b/i.test(line)))
    marks.push('--')
  return marks
}

function readSteps(lines: readonly string[], marks: readonly string[], commands: boolean): CodeStep[] {
  const prompted = lines.some(line => PROMPT.test(line))
  const steps: CodeStep[] = []
  let comment = ''
  let commentFrom = -1
  let used = false
  let gap = true
  for (let at = 0; at < lines.length; at += 1) {
    const raw = lines[at] ?? ''
    if (raw.trim() === '') {
      if (used) {
        comment = ''
        commentFrom = -1
        used = false
      }
      gap = true
      continue
    }
    const said = commentOf(raw, marks)
    if (said !== null) {
      if (used || commentFrom === -1) {
        comment = said
        commentFrom = at
      } else if (said !== '') comment = comment === '' ? said : `${comment} ${said}`
      used = false
      gap = false
      continue
    }
    const isPrompt = PROMPT.test(raw)
    if (prompted && !isPrompt && !isKnownTool(firstWord(raw))) continue
    const from = at
    const text = isPrompt ? raw.replace(PROMPT, '') : raw
    const joined = [text]
    const heredoc = /<<-?\s*["']?([A-Za-z_]\w*)["']?/.exec(text)?.[1]
    if (commands && heredoc !== undefined && lines.slice(at + 1).some(line => line.trim() === heredoc)) {
      while (at + 1 < lines.length) {
        at += 1
        joined.push(lines[at] ?? '')
        if ((lines[at] ?? '').trim() === heredoc) break
      }
    } else {
      while (continues(joined.at(-1) ?? '', lines[at + 1], commands) && at + 1 < lines.length) {
        at += 1
        joined.push((lines[at] ?? '').replace(/^\s*>\s(?=\S)/, ''))
      }
    }
    const { code, trailing } = splitTrailing(joined.join('\n'), marks)
    const last = steps.at(-1)
    const nested = !prompted && last !== undefined && !gap && belongs(raw, commands)
    gap = false
    if (nested && trailing === '' && last.to >= at - joined.length - 1 && comment === '') {
      steps[steps.length - 1] = { ...last, code: `${last.code}\n${code.replace(/\s+$/, '')}`, to: at }
      continue
    }
    steps.push({
      code: commands ? code.trim() : code.replace(/\s+$/, ''),
      comment: trailing !== '' ? trailing : comment,
      from,
      to: at,
      commentFrom: trailing !== '' || commentFrom === -1 ? from : commentFrom,
    })
    if (comment !== '') used = true
  }
  return steps
}

/** In code, an indented or closing line is part of what was opened above it. */
function belongs(raw: string, commands: boolean): boolean {
  return (
    /^\s{2,}\S|^\t|^[)}\]]|^(?:else|elif|except|finally|end|done|fi|esac)\b/.test(raw) &&
    (!commands || !isCommandLine(raw))
  )
}

function continues(line: string, next: string | undefined, commands: boolean): boolean {
  if (next === undefined) return false
  if (/\\$/.test(line.trimEnd())) return true
  return commands && /(?:\||&&|\|\|)\s*$/.test(line)
}

/** The words of a comment line, `''` for a decorated rule, null for a line that is none. */
function commentOf(line: string, marks: readonly string[]): string | null {
  const text = line.trim()
  for (const mark of marks) {
    if (!text.startsWith(mark)) continue
    if (mark === '#' && /^#[!\w]/.test(text) && !/^#[A-Z\u00c0-\uffff]/.test(text) && !/^#\w+ \w+/.test(text))
      continue
    return clean(text.slice(mark.length))
  }
  const block = /^(?:\/\*+|<!--|"""|''')\s*(.*?)\s*(?:\*\/|-->|"""|''')$/.exec(text)
  return block === null ? null : clean(block[1] ?? '')
}

function clean(comment: string): string {
  return comment
    .trim()
    .replace(/^[-=#*/~+\s"]+|[-=#*/~+\s]+$/g, '')
    .trim()
}

/** Cuts a comment off the end of a command, never inside quotes. */
function splitTrailing(code: string, marks: readonly string[]): { code: string; trailing: string } {
  let quote = ''
  for (let at = 0; at < code.length; at += 1) {
    const char = code[at] ?? ''
    if (quote !== '') {
      if (char === '\\') at += 1
      else if (char === quote) quote = ''
      continue
    }
    if ((char === '"' && !marks.includes('"')) || char === "'" || char === '`') {
      if (char !== "'" || !/\w/.test(code[at - 1] ?? '')) quote = char
      continue
    }
    if (at === 0 || !/\s/.test(code[at - 1] ?? '')) continue
    const mark = marks.find(sign => code.startsWith(sign, at))
    if (mark === undefined) continue
    const rest = code.slice(at + mark.length)
    if (mark === '#' ? !/^#*\s+\S/.test(rest) : !/^\s*\S/.test(rest)) continue
    if (rest.includes('\n')) continue
    return { code: code.slice(0, at).trimEnd(), trailing: clean(rest) }
  }
  return { code, trailing: '' }
}

function firstWord(line: string): string {
  return /^\s*(\S+)/.exec(line)?.[1] ?? ''
}
