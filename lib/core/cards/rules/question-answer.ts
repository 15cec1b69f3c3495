import { isQuestion, sentencesOf, wordCount } from '@/lib/core/cards/language/phrases'
import type { Entry } from '@/lib/core/cards/passages/block'
import { isSolidAt } from '@/lib/core/cards/passages/split-entry'
import { originOf, type Place } from '@/lib/core/cards/rules/place'
import { firstSentences } from '@/lib/core/cards/rules/shorten'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'question-and-answer'

const QUESTION_LABEL =
  /^\s*(?:q(?:uestion)?|frage|f|pregunta|p|pergunta|问题?|問題?|질문|문)\s*\d{0,3}\s*[.:：)]\s*/i
const ANSWER_LABEL =
  /^\s*(?:a(?:nswer)?|antwort|respuesta|resposta|réponse|r|答案?|解答|답변?)\s*\d{0,3}\s*[.:：)]\s*/i
const MOST_WORDS = 30

/** `What is X? It is …` in one statement, with or without `Q:` and `A:`. */
export function mineQuestionAnswer(entry: Entry, place: Place): boolean {
  const { run } = entry
  if (!/[?？]/.test(run.plain.slice(0, 240))) return false
  const asked = readQuestion(run)
  if (asked === null) return false
  const answer = withoutLabel(sliceRun(run, asked.end), ANSWER_LABEL)
  return ask(asked.question, answer, [entry], place)
}

/** A question alone in its paragraph, answered by the next one. */
export function mineQuestionBefore(entry: Entry, answer: Entry, place: Place): boolean {
  const asked = readQuestion(entry.run)
  if (asked === null || sliceRun(entry.run, asked.end).plain !== '' || answer.claimed) return false
  const said = withoutLabel(answer.run, ANSWER_LABEL)
  if (/[:：]$/.test(said.plain) || readQuestion(said) !== null) return false
  if (!ask(asked.question, said, [entry, answer], place)) return false
  answer.claimed = true
  return true
}

function ask(question: Run, answer: Run, from: readonly Entry[], place: Place): boolean {
  if (answer.plain === '' || /[?？]/.test(answer.plain.slice(0, 200))) return false
  const back = firstSentences(answer)
  const front = runToMarkdown(unmarked(question))
  return back !== '' && place.writer.basic(RULE, front, back, originOf(place, ...from), wordCount(front) < 5)
}

function readQuestion(run: Run): { question: Run; end: number } | null {
  const label = QUESTION_LABEL.exec(run.plain)?.[0].length ?? 0
  const rest = sliceRun(run, label)
  const from = run.plain.indexOf(rest.plain, label)
  const first = sentencesOf(rest.plain, offset => isSolidAt(rest, offset))[0]
  if (first === undefined) return null
  const question = sliceRun(rest, first.from, first.to)
  if (!/[?？]["'”’)]?$/.test(question.plain) || wordCount(question.plain) > MOST_WORDS) return null
  if (label === 0 && !isQuestion(question.plain)) return null
  return { question, end: from + first.to }
}

function withoutLabel(run: Run, label: RegExp): Run {
  return sliceRun(run, label.exec(run.plain)?.[0].length ?? 0)
}

function unmarked(run: Run): Run {
  return { ...run, tokens: run.tokens.map(token => ({ ...token, strong: false, emphasis: false })) }
}
