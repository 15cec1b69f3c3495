/**
 * What is known of a command-line tool: its subcommands, every spelling of its options, and which of them take a
 * value. Compiled from published completion specs (`lib/launch/compile-tool-specs.ts`) into one small JSON file a
 * tool, read on demand by the server and the browser.
 */
export interface ToolSpec {
  /** Every name of the tool or subcommand; the first is the canonical one. */
  readonly n: readonly string[]
  /** Options, each as `spellings[=|=?|=*]`: see `readOption`. */
  readonly o?: readonly string[]
  readonly c?: readonly ToolSpec[]
  /** File with the subcommand's own spec, such as `aws/ec2`. */
  readonly l?: string
  /** Long options may have one dash (`-name`): a known spelling is never read as a bundle of letters. */
  readonly d?: 1
  /** From this operand on (counted from 0), the words are another command with options of its own. */
  readonly x?: number
  /** At the root: groups of subcommand paths that the tool defines to be the same, such as `ps`, `container ls`. */
  readonly s?: readonly (readonly string[])[]
}

/** How many values an option takes: none, one, at most one (only with `=`), or one or more. */
export type OptionArity = 'none' | 'one' | 'optional' | 'many'

export interface ToolOption {
  /** Canonical spelling: the longest, which is the one that explains itself. */
  readonly name: string
  readonly spellings: readonly string[]
  readonly arity: OptionArity
}

const ARITY_MARK: Record<string, OptionArity> = { '=': 'one', '=?': 'optional', '=*': 'many' }

/** Reads `-d,--detach`, `-p,--publish=`, `--color=?`. */
export const readOption = (text: string): ToolOption => {
  const [, names = text, mark = ''] = /^(.*?)(=[?*]?)?$/.exec(text) ?? []
  const spellings = names.split(',')
  const name = spellings.reduce((longest, next) => (next.length > longest.length ? next : longest), '')
  return { name, spellings, arity: ARITY_MARK[mark] ?? 'none' }
}

const OPTIONS = new WeakMap<ToolSpec, readonly ToolOption[]>()

/** A spec's own options, read once. */
export const optionsOf = (spec: ToolSpec): readonly ToolOption[] => {
  const known = OPTIONS.get(spec) ?? (spec.o ?? []).map(readOption)
  OPTIONS.set(spec, known)
  return known
}

/** The inverse of `readOption`, for the compiler. */
export const writeOption = (option: Omit<ToolOption, 'name'>): string =>
  `${option.spellings.join(',')}${{ none: '', one: '=', optional: '=?', many: '=*' }[option.arity]}`

/** Finds the spec of a tool by its name; undefined when none is known or it is not loaded. */
export type FindToolSpec = (name: string) => ToolSpec | undefined
