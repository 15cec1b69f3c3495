import { classifyCode } from '@/lib/core/cards/commands/command-shape'
import { wordCount } from '@/lib/core/cards/language/phrases'
import type { Entry } from '@/lib/core/cards/passages/block'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'task-before-code'

const OPEN_END =
  /(?:^|\s)(?:the|an?|with|use|using|run|by|via|in|of|is|are|to|and|or|from|as|called|like|into|for|on|than|type|see|it|el|la|los|las|un|una|con|de|usa|der|die|das|mit|le|les|avec|o|os|com|的|用|使用)$/i

/** `List the images `` `docker images` ``: a task and, with nothing between, the command that does it. */
export function mineCodeLast(entry: Entry, place: Place): boolean {
  const { tokens, plain } = entry.run
  const last = tokens.findLastIndex(token => !/^[\s.;]*$/.test(token.text) || token.kind === 'image')
  const code = tokens[last]
  if (last < 1 || code?.kind !== 'code') return false
  const before = tokens.slice(0, last)
  if (before.some(token => token.kind === 'code')) return false
  const length = before.reduce((sum, token) => sum + token.text.length, 0)
  const task = sliceRun(entry.run, 0, length)
  const words = wordCount(task.plain)
  if (words < 2 || words > 12 || /[.!?。]\s/.test(plain.slice(0, length)) || OPEN_END.test(task.plain))
    return false
  if (classifyCode(code.text) !== 'command') return false
  if (/[,(]$/.test(task.plain)) return false
  place.command = code.text
  return place.writer.command(RULE, code.text.trim(), runToMarkdown(task), originOf(place, entry))
}
