/**
 * From the words of one command to what they ask for: which tool and subcommand, which options with which values,
 * which operands in which order. With the tool's spec, every spelling of an option gets one name.
 */
import { hasPlaceholder } from './placeholders'
import type { ShellWord } from './read-command-line'
import { type FindToolSpec, optionsOf, type ToolOption, type ToolSpec } from './tool-spec'

export interface InvocationPart {
  readonly role: 'tool' | 'subcommand' | 'option' | 'operand'
  /** This part alone, such as `-t`. */
  readonly text: string
  /** The written words it comes from, such as `-it`; parts with one `source` number were written as one. */
  readonly written: string
  readonly source: number
  /** What is compared: the canonical option, subcommand or value. */
  readonly name: string
  /** An option's value. */
  readonly value: string | null
}

export interface Invocation {
  readonly parts: readonly InvocationPart[]
  /** `sudo`, `doas` and their own options in front; the invocation is of the command behind them. */
  readonly privilege: readonly ShellWord[]
  /** Whether the tool's spec was known: only then are bundles and spellings certain. */
  readonly known: boolean
}

const NO_SPEC: ToolSpec = { n: [] }
const PRIVILEGE_TOOLS = new Set(['sudo', 'doas'])

export const readInvocation = (words: readonly ShellWord[], findSpec: FindToolSpec): Invocation => {
  const start = privilegeLength(words, findSpec)
  const privilege = words.slice(0, start)
  const [tool, ...rest] = words.slice(start)
  if (tool === undefined) return { parts: [], privilege, known: false }
  const spec = findSpec(tool.value)
  const first: InvocationPart = {
    role: 'tool',
    text: tool.text,
    written: tool.text,
    source: -1,
    name: tool.value,
    value: null,
  }
  const reader = new InvocationReader(spec, findSpec)
  reader.read(rest)
  return { parts: resolveSynonyms([first, ...reader.parts], spec), privilege, known: spec !== undefined }
}

/**
 * `sudo -u root FOO=1` before `docker …`: how many words stand in front of the command itself. None when no command
 * follows: `sudo --version` asks sudo itself.
 */
const privilegeLength = (words: readonly ShellWord[], findSpec: FindToolSpec): number => {
  const first = words[0]
  if (first === undefined || !PRIVILEGE_TOOLS.has(first.value)) return 0
  const options = optionsOf(findSpec(first.value) ?? NO_SPEC)
  let at = 1
  for (let word = words[at]; word !== undefined; word = words[at]) {
    if (word.value.startsWith('-')) at += takesNextWord(word.value, options) ? 2 : 1
    else if (/^\w+=/.test(word.value)) at += 1
    else return at
  }
  return 0
}

const takesNextWord = (text: string, options: readonly ToolOption[]): boolean =>
  options.some(
    option => option.spellings.includes(text) && (option.arity === 'one' || option.arity === 'many'),
  )

class InvocationReader {
  readonly parts: InvocationPart[] = []
  private node: ToolSpec | undefined
  private options: readonly ToolOption[]
  private operands = 0
  private readonly bundles: boolean

  constructor(
    spec: ToolSpec | undefined,
    private readonly findSpec: FindToolSpec,
  ) {
    this.node = spec
    this.options = optionsOf(spec ?? NO_SPEC)
    this.bundles = spec?.d !== 1
  }

  read(words: readonly ShellWord[]): void {
    let at = 0
    while (at < words.length) {
      const word = words[at]
      if (word === undefined) return
      if (this.startsCommand(word, words)) {
        // The rest is another command, and its options are not ours.
        for (const inner of words.slice(at)) this.addOperand(inner)
        return
      }
      if (word.value === '--') {
        for (const inner of words.slice(at)) this.addOperand(inner)
        return
      }
      at += isOption(word) ? this.readOptionWord(word, words[at + 1]) : this.readPlainWord(word)
    }
  }

  /** Whether an operand of this tool is a command of its own, and it begins here. A later `--` would mark it. */
  private startsCommand(word: ShellWord, words: readonly ShellWord[]): boolean {
    const from = this.node?.x
    if (from === undefined || this.operands < from || words.some(other => other.value === '--')) return false
    return from > 0 || !isOption(word)
  }

  private readPlainWord(word: ShellWord): number {
    const child =
      this.operands > 0 ? undefined : this.node?.c?.find(subcommand => subcommand.n.includes(word.value))
    if (child === undefined) {
      this.addOperand(word)
      return 1
    }
    const loaded = child.l === undefined ? undefined : this.findSpec(child.l)
    this.node = loaded ?? child
    // Specs seldom say which options of the tool hold for its subcommands too; a subcommand's own come first.
    this.options = [...optionsOf(this.node), ...this.options]
    this.push('subcommand', word.text, word.text, child.n[0] ?? word.value, null)
    return 1
  }

  /** Returns how many words were used: 1, or 2 when the next one is the option's value. */
  private readOptionWord(word: ShellWord, next: ShellWord | undefined): number {
    const exact = this.find(word.value)
    if (exact !== undefined && !this.isBundle(word.value)) {
      const value = takesValue(exact) ? next : undefined
      const text = value === undefined ? word.text : `${word.text} ${value.text}`
      this.push('option', text, text, exact.name, value?.value ?? null)
      return value === undefined ? 1 : 2
    }
    const equals = word.value.indexOf('=')
    if (equals > 0) {
      const name = this.find(word.value.slice(0, equals))?.name ?? word.value.slice(0, equals)
      this.push('option', word.text, word.text, name, word.value.slice(equals + 1))
      return 1
    }
    return this.readBundle(word, next)
  }

  /** `-it`, `-p8080:80`, `-xzf archive.tar`. */
  private readBundle(word: ShellWord, next: ShellWord | undefined): number {
    const letters = /^-[^-]/.test(word.value) ? word.value.slice(1) : ''
    const options = [...letters].map(letter => this.find(`-${letter}`))
    const lastAt = options.findIndex(option => option === undefined || takesValue(option))
    const last = options[lastAt]
    if (letters === '' || hasPlaceholder(letters) || (lastAt >= 0 && last === undefined)) {
      const name = this.node === undefined ? sortedBundle(word.value) : word.value
      this.push('option', word.text, word.text, name, null)
      return 1
    }
    const attached = lastAt < 0 ? '' : letters.slice(lastAt + 1)
    const value = last !== undefined && attached === '' ? next : undefined
    const written = value === undefined ? word.text : `${word.text} ${value.text}`
    const source = this.parts.length
    options.slice(0, lastAt < 0 ? undefined : lastAt + 1).forEach((option, nth) => {
      const isLast = nth === lastAt
      const ownValue = isLast ? attached || (value?.value ?? null) : null
      const text = `-${letters.charAt(nth)}${isLast ? attached : ''}${isLast && value ? ` ${value.text}` : ''}`
      this.push('option', text, written, option?.name ?? '', ownValue, source)
    })
    return value === undefined ? 1 : 2
  }

  /** Some specs list a habitual bundle such as `-it` as an option of its own. */
  private isBundle(text: string): boolean {
    if (!this.bundles || !/^-[A-Za-z0-9]{2,}$/.test(text)) return false
    const arities = [...text.slice(1)].map(letter => this.find(`-${letter}`)?.arity)
    return arities.every((arity, nth) => arity === 'none' || (arity === 'one' && nth === arities.length - 1))
  }

  private find(spelling: string): ToolOption | undefined {
    return this.options.find(option => option.spellings.includes(spelling))
  }

  private addOperand(word: ShellWord): void {
    this.operands += 1
    this.push('operand', word.text, word.text, word.value, null)
  }

  private push(
    role: InvocationPart['role'],
    text: string,
    written: string,
    name: string,
    value: string | null,
    source = this.parts.length,
  ): void {
    this.parts.push({ role, text, written, source, name, value })
  }
}

const takesValue = (option: ToolOption): boolean => option.arity === 'one' || option.arity === 'many'

const isOption = (word: ShellWord): boolean => word.value.length > 1 && word.value.startsWith('-')

/** Without a spec, `-la` and `-al` are taken for the same short bundle; longer ones (`-name`) stay as they are. */
const sortedBundle = (value: string): string =>
  /^-[A-Za-z]{2,3}$/.test(value) ? `-${[...value.slice(1)].sort().join('')}` : value

/** Writes `ps` as `container ls` where the tool's spec says that they are the same. */
const resolveSynonyms = (parts: readonly InvocationPart[], spec: ToolSpec | undefined): InvocationPart[] => {
  const subcommands = parts.filter(part => part.role === 'subcommand')
  const path = subcommands.map(part => part.name).join(' ')
  const longest = spec?.s?.find(group => group.includes(path))?.at(-1)
  if (longest === undefined || longest === path) return [...parts]
  const written = subcommands.map(part => part.text).join(' ')
  const source = subcommands[0]?.source ?? 0
  const renamed = longest
    .split(' ')
    .map(name => ({ role: 'subcommand' as const, text: name, written, source, name, value: null }))
  const firstAt = parts.findIndex(part => part.role === 'subcommand')
  return [
    ...parts.slice(0, firstAt),
    ...renamed,
    ...parts.slice(firstAt).filter(part => part.role !== 'subcommand'),
  ]
}
