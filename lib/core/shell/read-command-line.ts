/**
 * Reads a typed line as a shell would: pipelines, lists, redirections, quoting. What has no meaning to a shell (blanks,
 * the kind of quotes, comments) is gone afterwards; the source text of every word is kept to be shown.
 */
import { type Command, type CommandNode, parse, type Redirection, type Statement, type Word } from 'unbash'
import { protectPlaceholders, restorePlaceholders } from './placeholders'

export interface ShellWord {
  /** As written, quotes and all. */
  readonly text: string
  /** What the program is given; placeholders are still sentinels of `placeholders.ts`. */
  readonly value: string
  /** Written with quotes or escapes: `"-a"` is still an option, but a quoted `|` is no pipe. */
  readonly quoted: boolean
}

export interface ShellRedirect {
  readonly text: string
  /** Descriptor and operator in one normal form, such as `1>`, `2>>`, `0<`. */
  readonly operator: string
  readonly target: string
}

export interface SimpleCommand {
  readonly kind: 'simple'
  /** `NAME=value` before the command. */
  readonly environment: readonly ShellWord[]
  readonly words: readonly ShellWord[]
  readonly redirects: readonly ShellRedirect[]
}

/** Loops, functions, tests: compared as text with white space folded. */
export interface OpaqueCommand {
  readonly kind: 'opaque'
  readonly text: string
}

export interface GroupCommand {
  readonly kind: 'group'
  readonly open: '(' | '{'
  readonly line: CommandLine
  readonly redirects: readonly ShellRedirect[]
}

export type LineCommand = SimpleCommand | OpaqueCommand | GroupCommand

/** Commands and the operators between them: one fewer, plus a trailing `&` where the line ends in one. */
export interface CommandLine {
  readonly commands: readonly LineCommand[]
  readonly operators: readonly string[]
}

/** Longest line that is parsed; what is longer is compared as text. */
const LONGEST_LINE = 20_000

/** Never throws: what cannot be parsed becomes one opaque command. */
export const readCommandLine = (source: string): CommandLine => {
  const joined = source.replace(/\\\r?\n\s*/g, ' ').trim()
  if (joined === '') return { commands: [], operators: [] }
  const whole: CommandLine = { commands: [{ kind: 'opaque', text: foldBlanks(joined) }], operators: [] }
  if (joined.length > LONGEST_LINE) return whole
  const { text, placeholders } = protectPlaceholders(joined)
  try {
    const script = parse(text)
    if (script.errors !== undefined && script.errors.length > 0) return whole
    const line = new LineReader(text, placeholders).readStatements(script.commands)
    return line.commands.length === 0 ? whole : line
  } catch {
    // The parser is tolerant; a throw means nesting beyond its limits.
    return whole
  }
}

const foldBlanks = (text: string): string => text.replace(/\s+/g, ' ').trim()

class LineReader {
  constructor(
    private readonly source: string,
    private readonly placeholders: readonly string[],
  ) {}

  readStatements(statements: readonly Statement[]): CommandLine {
    const commands: LineCommand[] = []
    const operators: string[] = []
    statements.forEach((statement, nth) => {
      const isLast = nth === statements.length - 1
      this.readInto(statement.command, commands, operators)
      if (statement.background === true) operators.push('&')
      else if (!isLast) operators.push(';')
    })
    return { commands, operators }
  }

  private readInto(node: Statement['command'], commands: LineCommand[], operators: string[]): void {
    if (node.type === 'AndOr' || (node.type === 'Pipeline' && node.prefixes.length === 0)) {
      node.commands.forEach((part, nth) => {
        if (nth > 0) operators.push(node.operators[nth - 1] ?? '')
        this.readInto(part, commands, operators)
      })
    } else if (node.type === 'Pipeline') {
      commands.push(this.opaque(node))
    } else {
      commands.push(this.readCommand(node))
    }
  }

  private readCommand(node: CommandNode): LineCommand {
    if (node.type === 'Command') return this.readSimple(node)
    const [inner, redirects] =
      node.type === 'Redirected' ? [node.command, node.redirects] : [node, [] as const]
    if (inner.type !== 'Subshell' && inner.type !== 'BraceGroup') return this.opaque(node)
    return {
      kind: 'group',
      open: inner.type === 'Subshell' ? '(' : '{',
      line: this.readStatements(inner.body.commands),
      redirects: redirects.map(redirect => this.readRedirect(redirect)),
    }
  }

  private readSimple(node: Command): LineCommand {
    const environment = node.prefix
      .filter(part => part.type === 'Assignment')
      .map(part => ({ text: this.textOf(part), value: part.text, quoted: false }))
    const words = [...(node.name === undefined ? [] : [node.name]), ...node.args].map(word =>
      word.type === 'Word'
        ? this.readWord(word)
        : { text: this.textOf(word), value: word.text, quoted: false },
    )
    const redirects = node.redirects.map(redirect => this.readRedirect(redirect))
    return { kind: 'simple', environment, words, redirects }
  }

  private readWord(word: Word): ShellWord {
    const text = this.textOf(word)
    return { text, value: word.value, quoted: word.value !== word.text }
  }

  private readRedirect(redirect: Redirection): ShellRedirect {
    const text = this.textOf(redirect)
    const descriptor = redirect.descriptor
    const written =
      descriptor === undefined ? '' : 'value' in descriptor ? `${descriptor.value}` : descriptor.name
    const standard = redirect.operator.startsWith('<') ? '0' : redirect.operator.startsWith('&') ? '' : '1'
    const operator = `${written === '' ? standard : written}${redirect.operator}`
    const target = redirect.type === 'HereDoc' ? redirect.body.text : (redirect.target?.value ?? '')
    return { text, operator, target }
  }

  private opaque(node: { readonly pos: number; readonly end: number }): OpaqueCommand {
    return { kind: 'opaque', text: foldBlanks(this.textOf(node)) }
  }

  private textOf(node: { readonly pos: number; readonly end: number }): string {
    return restorePlaceholders(this.source.slice(node.pos, node.end), this.placeholders)
  }
}
