import { type CommandLine, readCommandLine } from './read-command-line'

/** A tool's name may become a file name: nothing but letters, digits and these. */
const TOOL_NAME = /^[A-Za-z0-9][A-Za-z0-9+._-]{0,60}$/

/**
 * Names of the tools that a line runs, without repeats: the specs to load before it is judged. Words behind a
 * command such as `sudo` or `xargs` count too, because they may be tools of their own.
 */
export const toolsNamed = (source: string): string[] => {
  const names = new Set<string>()
  const visit = (line: CommandLine): void => {
    for (const command of line.commands) {
      if (command.kind === 'group') visit(command.line)
      if (command.kind !== 'simple') continue
      const plain = command.words.filter(word => !word.value.startsWith('-') && !/^\w+=/.test(word.value))
      for (const word of plain.slice(0, 2)) if (TOOL_NAME.test(word.value)) names.add(word.value)
    }
  }
  visit(readCommandLine(source))
  return [...names]
}
