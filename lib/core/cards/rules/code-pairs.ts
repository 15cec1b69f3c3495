import { classifyCode } from '@/lib/core/cards/commands/command-shape'
import type { Entry } from '@/lib/core/cards/passages/block'
import { readCodePairs } from '@/lib/core/cards/passages/read-code-pairs'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { runToMarkdown } from '@/lib/core/notes/run'

export const RULE = 'code-pairs'

/** `` `a` does this, `b` does that ``: several pieces of code in one line, each with its own few words. */
export function mineCodePairs(entry: Entry, place: Place): boolean {
  const pairs = readCodePairs(entry.run)
  if (pairs === null) return false
  const origin = originOf(place, entry)
  const { writer } = place
  let made = false
  for (const { code, meaning } of pairs) {
    const text = code.plain.trim()
    const said = runToMarkdown(meaning)
    const kind = classifyCode(text)
    if (kind === 'flag' && place.command !== null)
      made = writer.flag(`${RULE}-flag`, text, place.command, said, origin) || made
    else if (kind === 'command') {
      made = writer.command(RULE, text, said, origin) || made
      place.command = text
    } else {
      const is = /^(?:is|are)\s+(?=\S)/.exec(said)?.[0].length ?? 0
      const ask = is > 0 ? writer.words.whatIs : writer.words.whatDoes
      made = writer.concept(RULE, code, said.slice(is), origin, ask, true) || made
    }
  }
  return made
}
