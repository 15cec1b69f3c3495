/** Reads one statement by the rules in their order of preference; the first that finds a card wins. */
import type { Entry } from '@/lib/core/cards/passages/block'
import { mineCodeFirst } from '@/lib/core/cards/rules/code-first'
import { mineCodeLast } from '@/lib/core/cards/rules/code-last'
import { mineCodePairs } from '@/lib/core/cards/rules/code-pairs'
import { mineMarkedStatement } from '@/lib/core/cards/rules/marked-statement'
import type { Place } from '@/lib/core/cards/rules/place'
import { mineBarePlainCommand } from '@/lib/core/cards/rules/plain-command'
import { mineQuestionAnswer } from '@/lib/core/cards/rules/question-answer'
import { mineSentences } from '@/lib/core/cards/rules/sentences'
import { mineTermMeaning } from '@/lib/core/cards/rules/term-meaning'

const RULES = [
  mineQuestionAnswer,
  mineCodePairs,
  mineCodeFirst,
  mineMarkedStatement,
  mineTermMeaning,
  mineCodeLast,
  mineBarePlainCommand,
]

/** How far a statement was understood: as an entry of its own, as prose with facts in it, or not at all. */
export type Understanding = 'entry' | 'prose' | null

export function mineEntry(entry: Entry, place: Place): Understanding {
  if (entry.claimed) return null
  for (const rule of RULES) {
    if (!rule(entry, place)) continue
    entry.claimed = true
    return 'entry'
  }
  if (!mineSentences(entry, place)) return null
  entry.claimed = true
  entry.isProse = true
  return 'prose'
}
