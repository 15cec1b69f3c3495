import { commandStem } from '@/lib/core/cards/commands/command-shape'

/** Stands for what the learner is to say. */
export const GAP = '[…]'

const CODE_SPAN = /(`+)([^`]+)\1/g
const LEAST_WORDS_LEFT = 3

/**
 * A task that quotes its own command ("the `tool sub` command lists …") would give the answer away: the command, or
 * the tool and subcommand it begins with, is left out. A tool's bare name stays: it says where one is, not what to type.
 * @param task Markdown. Comes back as it is where too little would be left to ask with.
 */
export function hideCommand(task: string, command: string): string {
  if (!task.includes('`')) return task
  const stem = commandStem(command)
  const givesAway = (code: string) =>
    code === command.trim() || (/\s/.test(code) && `${stem} `.startsWith(`${code} `))
  const hidden = task.replace(CODE_SPAN, (span, _marks: string, code: string) =>
    givesAway(code.trim()) ? GAP : span,
  )
  if (hidden === task) return task
  const wordsLeft = hidden.replaceAll(GAP, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return wordsLeft < LEAST_WORDS_LEFT ? task : hidden
}
