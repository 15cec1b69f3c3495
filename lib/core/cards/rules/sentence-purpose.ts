import type { Origin } from '@/lib/core/cards/card-writer'
import { classifyCode, isShellLike } from '@/lib/core/cards/commands/command-shape'
import { isDeictic, wordCount } from '@/lib/core/cards/language/phrases'
import type { Place } from '@/lib/core/cards/rules/place'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'sentence-purpose'

/** What joins a purpose to the code after it, by language. */
const TO_USE =
  /^(?:to|in order to|para|um|zum|pour|afin de|per|要|如果要|若要)\s?(?<task>.{4,140}?)(?:,\s*|\s+|，)(?:(?:just |simply |you can |you |we |we can |one can |se |puedes |podemos |pode-se |basta |man |kann man |on |il faut |faut |vous pouvez |可以|请)*(?:use|run|type|enter|execute|try|press|call|do|usa|usar|utiliza|utilizar|ejecuta|ejecutar|usamos|use|rode|execute|digite|verwendet|verwendet man|nutzt|nutzt man|benutzt|benutzt man|dient|hilft|gibt|utiliser?|utilisez|utilise|exécute[rz]?|lance[rz]?|tape[rz]?|使用|用|运行|执行|输入)(?:\s+(?:man|the command|the|el comando|o comando|den befehl|la commande|命令))*)\s*[:：]?\s*$/iu
const USE_TO =
  /^(?:just |simply )?(?:use|run|type|enter|execute|press|call|usa|ejecuta|utiliza|rode|execute|verwende|nutze|utilise[rz]?|使用|用|运行)(?:\s+(?:the command|the|el comando|o comando|la commande))?\s*$/iu
const TO = /^\s*(?:to|in order to|para|pour|um|来|可以)\s?(?<task>\S.{3,200}?)[.。]?\s*$/iu

/** `To do this, use \`code\`` and `Use \`code\` to do this`: a purpose and the one piece of code that serves it. */
export function minePurpose(sentence: Run, place: Place, origin: Origin): boolean {
  const codes = sentence.tokens.filter(token => token.kind === 'code')
  const code = codes[0]
  if (code === undefined || codes.length > 1 || classifyCode(code.text) !== 'command') return false
  const from = sentence.plain.indexOf(code.text)
  const before = sentence.plain.slice(0, from)
  const after = sentence.plain.slice(from + code.text.length)
  const task = USE_TO.test(before)
    ? within(after, TO, from + code.text.length)
    : /^[\s.。!;]*$/.test(after)
      ? within(before, TO_USE, 0)
      : null
  if (task === null) return false
  const run = sliceRun(sentence, task.from, task.to)
  if (
    wordCount(run.plain) < 2 ||
    isDeictic(run.plain) ||
    /\b(?:this|that|these|those|it|them)$/i.test(run.plain)
  )
    return false
  place.command = code.text
  return place.writer.command(RULE, code.text.trim(), runToMarkdown(run), origin, isShellLike(code.text))
}

function within(text: string, pattern: RegExp, base: number): { from: number; to: number } | null {
  const task = pattern.exec(text)?.groups?.['task']
  if (task === undefined) return null
  const from = base + text.indexOf(task)
  return { from, to: from + task.length }
}
