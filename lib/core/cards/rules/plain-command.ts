import { isPlainCommand } from '@/lib/core/cards/commands/command-shape'
import { wordCount } from '@/lib/core/cards/language/phrases'
import type { Entry } from '@/lib/core/cards/passages/block'
import { mineFlagMentions } from '@/lib/core/cards/rules/flag-mention'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'unmarked-command'

/** A word that begins an explanation: an imperative or third-person verb, an article, a capital. */
const OPENS_MEANING =
  /^(?:[A-Z][a-z]+|the|an?|to|[a-z]{3,}s|show|list|create|delete|remove|add|print|display|start|stop|restart|run|open|close|copy|move|rename|find|search|change|set|get|install|update|upgrade|download|upload|save|exit|quit|kill|check|view|switch|merge|undo|push|pull|fetch|build|make|edit|enable|disable|count|sort|replace|extract|compress|lista|mostrar|muestra|crear|crea|exibe|zeigt|affiche)(?=\s|$)/
const CJK_WORD = /(?<=\s)[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}\S*(?:\s\S+)*$/
const OPERAND = /^(?:[-<{[$~./"'*|>&@]|\S*[./=:@<>{}$*~\\]\S)/

/** `git status shows the working tree`: a known program with its operands, then words that are prose. */
export function mineBarePlainCommand(entry: Entry, place: Place): boolean {
  const { run } = entry
  const { plain } = run
  if (run.tokens.some(token => token.kind === 'code') || plain.length > 240) return false
  const at = splitPoint(plain)
  if (at === -1) return false
  const command = plain.slice(0, at).trim()
  const meaning: Run = sliceRun(run, at + (/^\s*#+\s+/.exec(plain.slice(at))?.[0].length ?? 0))
  if (/[|&;\\]$/.test(command) || isPlainCommand(meaning.plain)) return false
  if (!isPlainCommand(command) || wordCount(meaning.plain) < 2) return false
  place.command = command
  const done = place.writer.command(
    RULE,
    command,
    stripBrackets(runToMarkdown(meaning)),
    originOf(place, entry),
  )
  if (done) mineFlagMentions(meaning, command, entry, place)
  return done
}

function splitPoint(plain: string): number {
  const comment = / #+ (?=\S)/.exec(plain)
  if (comment !== null && isPlainCommand(plain.slice(0, comment.index))) return comment.index
  const bracket = /^\S+(?: \S+){0,7}? \((?=[^()]{8,200}\)\.?$)/.exec(plain)
  if (bracket !== null && isPlainCommand(plain.slice(0, bracket[0].length - 1))) return bracket[0].length - 1
  const cjk = plain.search(CJK_WORD)
  if (cjk > 0 && isPlainCommand(plain.slice(0, cjk))) return cjk
  const words = [...plain.matchAll(/\S+/g)].slice(0, 10)
  for (const [index, word] of words.entries()) {
    if (index === 0 || OPERAND.test(word[0])) continue
    if (index === 1 && /^[a-z-]+$/.test(word[0]) && !/s$/.test(word[0])) continue
    if (OPENS_MEANING.test(word[0]) && words.length - index >= 2) {
      return isPlainCommand(plain.slice(0, word.index)) ? word.index : -1
    }
  }
  return -1
}

function stripBrackets(text: string): string {
  return /^\([^()]*\)\.?$/.test(text) ? text.replace(/^\(|\)\.?$/g, '') : text
}
